using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Core.Partners;

/// <summary>What a desk found out about a partner while it tried to reach it.</summary>
public enum DeskReportKind
{
    /// <summary>No room.</summary>
    Full,
    NoAnswer,

    /// <summary>The number reaches somebody else, or nobody.</summary>
    WrongNumber,

    /// <summary>Not there any more, or not for now.</summary>
    Closed,

    /// <summary>The hours are not the ones of the record.</summary>
    ChangedHours,

    /// <summary>Would not take one person; says nothing about the next.</summary>
    Declined,
}

/// <summary>
/// A fact about a partner that a desk came upon. It says nothing of any contact or person, and never hides a partner: it is shown, it demotes, and it fades or is answered.
/// </summary>
public sealed class DeskReport
{
    /// <param name="id">Made by the window that reports, so that pressing a key twice reports once.</param>
    /// <param name="number">Which number, for <see cref="DeskReportKind.WrongNumber"/>; as <see cref="ReportedFact.NumberOf"/> says it.</param>
    /// <param name="fadesAt">From when on it counts no more; <c>null</c> until staff answer it.</param>
    public DeskReport(Guid id, Service service, DeskReportKind kind, string? number, Actor reporter, Instant now, Instant? fadesAt)
    {
        Id = id;
        ServiceId = service.Id;
        OrganizationId = service.OrganizationId;
        Kind = kind;
        Number = number;
        ReporterId = reporter.Id;
        At = now;
        FadesAt = fadesAt;
    }

    private DeskReport()
    {
    }

    public Guid Id { get; private set; }

    public Guid ServiceId { get; private set; }

    public Guid OrganizationId { get; private set; }

    public DeskReportKind Kind { get; private set; }

    public string? Number { get; private set; }

    /// <summary>A staff id: only they may take it back.</summary>
    public string ReporterId { get; private set; } = default!;

    public Instant At { get; private set; }

    public Instant? FadesAt { get; private set; }

    /// <summary>Taken back, or answered by staff: it counts no more.</summary>
    public Instant? SettledAt { get; private set; }

    /// <summary>The task that came of it, where one did.</summary>
    public Guid? TaskId { get; internal set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>It was so, and stays so until then: it counts as long, and no longer.</summary>
    internal void LastUntil(Instant until)
    {
        FadesAt = until;
        Version = Guid.NewGuid();
    }

    internal void Settle(Instant now)
    {
        SettledAt ??= now;
        Version = Guid.NewGuid();
    }
}

/// <summary>A report as a search and a record show it.</summary>
/// <param name="Until">From when on it counts no more; <c>null</c> until staff answer it.</param>
public sealed record ReportedFact(DeskReportKind Kind, string? Number, Instant At, Instant? Until)
{
    public bool HoldsAt(Instant now) => Until is null || now < Until;

    /// <summary>Whether it is about this number.</summary>
    public bool IsOf(Phone phone) => Kind == DeskReportKind.WrongNumber && Number == NumberOf(phone);

    /// <summary>What a number is known by in reports: as it is dialled, else as it is written.</summary>
    public static string NumberOf(Phone phone) => phone.Number ?? phone.Raw;

    /// <summary>Of the reports about an organization those that speak of one service: its own, and numbers that are shown for it too.</summary>
    internal static ValueList<ReportedFact> For(Guid serviceId, IEnumerable<DeskReport> ofOrganization, IEnumerable<Phone> shown)
    {
        var numbers = shown.Select(NumberOf).ToHashSet(StringComparer.Ordinal);
        return ofOrganization
            .Where(report => report.Kind == DeskReportKind.WrongNumber ? report.Number is { } number && numbers.Contains(number) : report.ServiceId == serviceId)
            .OrderBy(report => report.At).ThenBy(report => report.Id)
            .Select(report => new ReportedFact(report.Kind, report.Number, report.At, report.FadesAt))
            .ToValueList();
    }
}
