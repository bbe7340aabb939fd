using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Commands;

/// <summary>A data folder with people who have a password and a code app, and the real executable over it.</summary>
internal sealed class StaffedFolder : IAsyncDisposable
{
    public const string Password = "quiet otter under maple lamp";

    private readonly string seed = CodeApp.NewSeed();
    private ServiceProvider? core;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Root { get; } = Directory.CreateTempSubdirectory("nrd-staffed-").FullName;

    public string Data => Path.Combine(Root, "data");

    public string Database => Path.Combine(Data, "nrd.db");

    public IServiceProvider Core => core ??= Build();

    public IDbContextFactory<NrdDbContext> Factory => Core.GetRequiredService<IDbContextFactory<NrdDbContext>>();

    public static async Task<StaffedFolder> CreateAsync()
    {
        var folder = new StaffedFolder();
        Directory.CreateDirectory(folder.Data);
        await folder.Core.GetRequiredService<DatabaseSetup>().PrepareAsync(Ct);
        return folder;
    }

    public async Task<StaffUser> AddAsync(string name, Role role)
    {
        await using var db = await Factory.CreateDbContextAsync(Ct);
        var user = new StaffUser(Guid.NewGuid(), name, name, [role], SystemClock.Instance.GetCurrentInstant());
        user.SetPasswordHash(Core.GetRequiredService<Passwords>().Hash(Password));
        user.SetTotpSeed(seed);
        user.Activate(SystemClock.Instance.GetCurrentInstant());
        db.Staff.Add(user);
        await db.SaveChangesAsync(Ct);
        return user;
    }

    /// <summary>What the app shows now, or some steps from now; each works once.</summary>
    public string Code(int steps = 0) => CodeApp.Code(seed, CodeApp.StepOf(SystemClock.Instance.GetCurrentInstant()) + steps);

    /// <summary>Lets every file go, so that another process may move them.</summary>
    public async Task CloseAsync()
    {
        if (core is not null)
        {
            await core.DisposeAsync();
            core = null;
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public ProcessStartInfo Start(string program) => new(program)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["NRD_Data__Folder"] = Data, ["NRD_Data__SampleDirectory"] = "false", ["LC_ALL"] = "en_CA.UTF-8" },
    };

    /// <param name="lines">Of standard input.</param>
    public async Task<(int Status, string Output, string Error)> RunAsync(string[] lines, params string[] args)
    {
        var start = Start("dotnet");
        foreach (var argument in args.Prepend(Repository.ConsoleDll))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The console did not start.");
        await process.StandardInput.WriteAsync(string.Concat(lines.Select(line => line + "\n")));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(Ct);
        var error = process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output, await error);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(Root, recursive: true);
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNrdCore(DatabaseSetup.ConnectionString(Database));
        return services.BuildServiceProvider();
    }
}
