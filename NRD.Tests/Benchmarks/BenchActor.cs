using NRD.Core.Accounts;

namespace NRD.Benchmarks;

/// <summary>Who measures.</summary>
internal static class BenchActor
{
    public static readonly Actor Desk = new("benchmarks", "Benchmarks", new HashSet<Permission>
    {
        Permission.SearchDirectory, Permission.ReadPublishable, Permission.ReadRecords, Permission.EditRecords,
    });
}
