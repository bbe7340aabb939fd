using NodaTime;
using NRD.Console.Components;

namespace NRD.Console.Accounts;

/// <summary>When something happened, on pages that know no operator's zone: in Ottawa's, and they say so.</summary>
public static class TimeText
{
    private static readonly DateTimeZone Ottawa = DateTimeZoneProviders.Tzdb["America/Toronto"];

    public static string Of(Instant instant, Words words) => words["SignIn.At", instant.InZone(Ottawa).LocalDateTime.ToString("d MMM uuuu HH:mm", words.Culture)];
}
