using NodaTime;
using NodaTime.Text;
using NRD.Core.Oversight;

namespace NRD.Console.Oversight;

/// <summary>What an auditor typed to narrow the list; stays as typed, also where it cannot be understood.</summary>
public sealed class AuditForm
{
    public string From { get; set; } = "";

    public string Until { get; set; } = "";

    public string Actor { get; set; } = "";

    public string SubjectId { get; set; } = "";

    public AuditAction? Action { get; set; }

    public SubjectKind? Subject { get; set; }

    public AuditOutcome? Outcome { get; set; }

    public bool FromUnclear => !Reads(From);

    public bool UntilUnclear => !Reads(Until);

    public bool IdUnclear => !string.IsNullOrWhiteSpace(SubjectId) && !Guid.TryParse(SubjectId.Trim(), out _);

    /// <returns><c>null</c> where something typed cannot be understood; the fields say what.</returns>
    /// <param name="zone">Whose days are meant.</param>
    public AuditFilter? ToFilter(DateTimeZone zone) => FromUnclear || UntilUnclear || IdUnclear ? null : new()
    {
        From = Day(From) is { } first ? zone.AtStartOfDay(first).ToInstant() : null,
        Until = Day(Until) is { } last ? zone.AtStartOfDay(last.PlusDays(1)).ToInstant() : null,
        ActorId = string.IsNullOrWhiteSpace(Actor) ? null : Actor.Trim(),
        SubjectId = Guid.TryParse(SubjectId.Trim(), out var id) ? id : null,
        Action = Action,
        Subject = Subject,
        Outcome = Outcome,
    };

    public void Clear()
    {
        (From, Until, Actor, SubjectId) = ("", "", "", "");
        (Action, Subject, Outcome) = (null, null, null);
    }

    private static bool Reads(string text) => string.IsNullOrWhiteSpace(text) || Day(text) is not null;

    private static LocalDate? Day(string text) => LocalDatePattern.Iso.Parse(text.Trim()) is { Success: true } day && day.Value.Year is > 1900 and < 9000 ? day.Value : null;
}
