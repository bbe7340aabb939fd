using NodaTime;
using NodaTime.Text;

namespace NRD.Console.Oversight;

/// <summary>Moments as an auditor compares them: to the second, the same in both languages.</summary>
internal static class AuditTimes
{
    private static readonly ZonedDateTimePattern Pattern = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss", null);

    public static string Say(Instant at, DateTimeZone zone) => Pattern.Format(at.InZone(zone));
}
