using NodaTime;
using NRD.Console.Components;
using NRD.Core.Places;

namespace NRD.Console.Referrals;

/// <summary>How a state is shown: never by colour alone.</summary>
public enum Tone
{
    Fine,
    Info,
    Caution,
    Danger,
}

/// <summary>Whether a partner is open, in words for the tag, and the same moment on the operator's clock where it differs.</summary>
public sealed record OpenWords(Tone Tone, string Sign, string Text, string? OnMyClock)
{
    private static readonly Duration Soon = Duration.FromMinutes(30);

    /// <param name="at">The instant that was asked for.</param>
    /// <param name="isNow">Whether that is now, or an hour the operator chose.</param>
    public static OpenWords Of(OpenStatus status, Instant at, bool isNow, DateTimeZone mine, Words words) => status.State switch
    {
        OpenState.Open => Opened(status.Until, at, isNow, mine, words),
        OpenState.Closed => new(
            Tone.Info,
            "○",
            status.OpensAt is { } opens ? words[isNow ? "Search.ClosedOpens" : "Search.ClosedThenOpens", TimeWords.When(opens, at, words)] : words[isNow ? "Search.Closed" : "Search.ClosedThen"],
            MyClock(status.OpensAt, at, mine, words)),
        OpenState.Unconfirmed => new(Tone.Info, "◌", words[$"Search.Unconfirmed{status.Reason}"], null),
    };

    private static OpenWords Opened(ZonedDateTime? until, Instant at, bool isNow, DateTimeZone mine, Words words)
    {
        if (until is not { } closes)
        {
            return new(Tone.Fine, "●", words[isNow ? "Search.OpenNoEnd" : "Search.OpenThenNoEnd"], null);
        }

        var soon = isNow && closes.ToInstant() - at <= Soon;
        return new(
            soon ? Tone.Caution : Tone.Fine,
            soon ? "◔" : "●",
            words[soon ? "Search.ClosingSoon" : isNow ? "Search.OpenUntil" : "Search.OpenThenUntil", TimeWords.When(closes, at, words)],
            MyClock(closes, at, mine, words));
    }

    private static string? MyClock(ZonedDateTime? there, Instant at, DateTimeZone mine, Words words)
    {
        if (there is not { } time)
        {
            return null;
        }

        var here = time.WithZone(mine);
        return here.LocalDateTime == time.LocalDateTime ? null : words["Search.OnMyClock", TimeWords.When(here, at, words)];
    }
}
