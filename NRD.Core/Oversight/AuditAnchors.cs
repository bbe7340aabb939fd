using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Oversight;

/// <summary>
/// Writes a signed anchor of the audit trail every hour and at every thousandth entry, outside the database: they show that entries
/// were cut off, or that an older database was put back. In a quiet hour the anchor says that nothing was added.
/// </summary>
public sealed class AuditAnchors(KeyRing keys, string? folder, Func<NrdDbContext> open, IClock clock, ILogger<AuditAnchors> logger)
{
    internal const long EveryEntries = 1000;

    private static readonly Duration EveryHour = Duration.FromHours(1);

    private readonly AnchorFile? file = folder is null ? null : new(keys, folder);
    private readonly Lock gate = new();
    private Anchor? last;
    private bool warned;
    private long lastLength = -1;

    /// <summary>Set while the last attempt to write an anchor failed; the trail itself goes on.</summary>
    public bool Failing { get; private set; }

    /// <summary>When the newest anchor was written; <c>null</c> where there is none yet, or none are kept.</summary>
    public Instant? NewestAt => Last() is { } newest && InstantPattern.ExtendedIso.Parse(newest.At) is { Success: true } at ? at.Value : null;

    /// <summary>The entry the newest anchor vouches for.</summary>
    public long? NewestSequence => Last()?.Sequence;

    internal bool Kept => file is not null;

    /// <summary>Whether anchors of another database lie in the same folder: a new database was made, or the folder is shared.</summary>
    internal bool HasOthers => file is not null && Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.anchors").Any(path => path != file.FilePath);

    /// <summary>Writes the anchors that are due. Called after each commit with audit entries; a host also calls it by the clock.</summary>
    public async Task WriteDueAsync(CancellationToken ct)
    {
        if (file is null)
        {
            return;
        }

        try
        {
            await using var db = open();
            var head = await db.Audit.AsNoTracking().OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.Mac, a.Anchors }).FirstOrDefaultAsync(ct);
            if (head is null || !IsDue(Last(), head.Sequence))
            {
                WarnOfOlderDatabase(head?.Sequence ?? 0);
                return;
            }

            var written = await file.AppendAsync(
                async newest =>
                {
                    var from = newest?.Sequence ?? 0;
                    var hour = IsDue(newest, head.Sequence) ? head.Sequence : 0;
                    var entries = await db.Audit.AsNoTracking()
                        .Where(a => a.Sequence == hour || (a.Sequence > from && a.Sequence <= head.Sequence && a.Sequence % EveryEntries == 0))
                        .OrderBy(a => a.Sequence)
                        .Select(a => new { a.Sequence, a.Mac })
                        .ToListAsync(ct);

                    // Entries remember how many anchors there were: numbers that are gone stay visible as a gap.
                    var number = Math.Max(newest?.Number ?? 0, head.Anchors);
                    var at = NrdDbContext.Text(clock.GetCurrentInstant());
                    return [.. entries.Select(e => new Anchor(++number, e.Sequence, e.Mac, at))];
                },
                ct);
            Remember(written);
            Failing = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Failing = true;
            logger.LogError("An anchor of the audit trail could not be written to the anchor folder ({Failure}). The trail goes on; the next entry tries again.", e.GetType().Name);
        }
    }

    /// <summary>The number of the newest anchor.</summary>
    internal long Count() => Last()?.Number ?? 0;

    internal (IReadOnlyList<Anchor> Anchors, BrokenAnchor? Broken) Read() => file?.Read() ?? ([], null);

    /// <summary>Takes over, from another folder, the anchors of this database up to an entry.</summary>
    /// <returns>The entry that the newest anchor there vouches for; 0 where there is none.</returns>
    internal long TakeUpTo(string from, long sequence) => file?.TakeUpTo(from, sequence) ?? 0;

    /// <summary>Cheap enough for every commit: the file is read again only where its length changed.</summary>
    internal bool IsDue(long sequence) => file is not null && IsDue(Last(), sequence);

    private bool IsDue(Anchor? newest, long sequence) =>
        newest is null
        || sequence / EveryEntries > newest.Sequence / EveryEntries
        || (sequence >= newest.Sequence && string.CompareOrdinal(NrdDbContext.Text(clock.GetCurrentInstant() - EveryHour), newest.At) >= 0);

    private void WarnOfOlderDatabase(long sequence)
    {
        if (Last() is { } newest && sequence < newest.Sequence && !warned)
        {
            warned = true;
            logger.LogCritical("The database ends at audit entry {Sequence}, but an anchor knows entry {Anchored}: an older database was put back, or entries were cut off.", sequence, newest.Sequence);
        }
    }

    private Anchor? Last()
    {
        if (file is null)
        {
            return null;
        }

        lock (gate)
        {
            try
            {
                if (file.Length is var length && length != lastLength)
                {
                    last = file.Read().Anchors is [.., var newest] ? newest : null;
                    lastLength = length;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The anchor folder may be another disk: its loss must not stop the desk.
                Failing = true;
            }

            return last;
        }
    }

    private void Remember(Anchor? anchor)
    {
        lock (gate)
        {
            last = anchor;
            lastLength = file!.Length;
        }
    }
}
