using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Words;
using NRD.Core.Persistence;

namespace NRD.Core.Importing;

/// <summary>Reads a directory in from files of somebody else: all of it in one transaction, or nothing.</summary>
public sealed class DirectoryImport(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    private const int LongestSource = 200;

    public ImportLimits Limits { get; init; } = ImportLimits.Default;

    /// <summary>Imports, or with <see cref="ImportRequest.DryRun"/> only says what it would do.</summary>
    /// <exception cref="ImportRefusedException">The input as a whole cannot be taken in; nothing was changed.</exception>
    public async Task<ImportReport> RunAsync(Actor actor, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        actor.Demand(Permission.ImportDirectory);
        await using var db = await factory.CreateDbContextAsync(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var print = new Fingerprint((db.Keys ?? throw new InvalidOperationException("Build the context with UseNrdSqlite.")).ImportsKey);
        var (source, batch) = Read(request, print, progress, ct);
        var records = new RecordMaker(Knowledge.Instance, batch.MainCountry());
        var incoming = IncomingRecords.Of(batch, records, source, progress, ct);
        var standing = await StandingDirectory.LoadAsync(db, source, print, ct);
        progress?.Report(new ImportProgress(ImportStep.Comparing, null, 0, incoming.Count));
        var plan = ImportPlan.Compare(batch, incoming, standing.Records, standing.Ledger, request.Complete, print);
        if (!request.DryRun)
        {
            await new ImportWriter(db, actor, source, print, clock.GetCurrentInstant(), progress).SaveAsync(plan, batch, standing, ct);
        }

        return ImportReporting.Of(source, request.DryRun, batch, plan, incoming);
    }

    private (string Source, ImportBatch Batch) Read(ImportRequest request, Fingerprint print, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var input = InputFiles.Open(request.Path, Limits);
        var source = (string.IsNullOrWhiteSpace(request.Source) ? input.Name : request.Source).Trim();
        if (source.Length > LongestSource)
        {
            throw new ImportRefusedException(RefusalWords.SourceNameTooLong(LongestSource));
        }

        var reading = new ImportReading(Limits, print, progress, ct);
        var batch = Readers.Read(input, request, reading);
        foreach (var kind in input.Ignored.GroupBy(InputFiles.IsArchive))
        {
            reading.Warn(kind.Key ? WarningWords.ArchivesWithin(kind) : WarningWords.Ignored(kind));
        }

        return (source, batch);
    }
}
