using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Importing.Drafts;
using NRD.Core.Persistence;

namespace NRD.Core.Importing;

/// <summary>Reads a directory in from files of somebody else: all of it in one transaction, or nothing.</summary>
public sealed class DirectoryImport(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    public ImportLimits Limits { get; init; } = ImportLimits.Default;

    /// <summary>Imports, or with <see cref="ImportRequest.DryRun"/> only says what it would do.</summary>
    /// <exception cref="ImportRefusedException">The input as a whole cannot be taken in; nothing was changed.</exception>
    public async Task<ImportReport> RunAsync(Actor actor, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        actor.Demand(Permission.ImportDirectory);
        var (source, batch) = Read(request, progress, ct);
        var records = new RecordMaker(Knowledge.Instance, batch.MainCountry());
        var incoming = IncomingRecords.Of(batch, records, source, progress, ct);

        await using var db = await factory.CreateDbContextAsync(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var standing = await StandingDirectory.LoadAsync(db, source, ct);
        progress?.Report(new ImportProgress(ImportStep.Comparing, null, 0, incoming.Count));
        var plan = ImportPlan.Compare(batch, incoming, standing.Records, standing.Ledger, request.Complete);
        if (!request.DryRun)
        {
            await new ImportWriter(db, actor, source, clock.GetCurrentInstant(), progress).SaveAsync(plan, batch, standing, ct);
        }

        return ImportReporting.Of(source, request.DryRun, batch, plan, incoming);
    }

    private (string Source, ImportBatch Batch) Read(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var input = InputFiles.Open(request.Path, Limits);
        var source = (string.IsNullOrWhiteSpace(request.Source) ? input.Name : request.Source).Trim();
        if (source.Length > 200)
        {
            throw new ImportRefusedException("The name of the source is longer than 200 characters.");
        }

        var reading = new ImportReading(Limits, progress, ct);
        var batch = Readers.Read(input, request, reading);
        if (input.Ignored.Count > 0)
        {
            reading.Warn($"Not read, since they hold no data: {string.Join(", ", input.Ignored.Take(10))}{(input.Ignored.Count > 10 ? ", ..." : "")}.");
        }

        return (source, batch);
    }
}
