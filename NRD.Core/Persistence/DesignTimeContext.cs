using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NRD.Core.Persistence;

/// <summary>What <c>dotnet ef</c> makes migrations from; needs no database: <c>dotnet ef migrations add NAME --project NRD.Core --output-dir Persistence/Migrations</c>.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<NrdDbContext>
{
    public NrdDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<NrdDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
