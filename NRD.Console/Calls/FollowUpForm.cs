using NodaTime;
using NodaTime.Text;
using NRD.Core.Calls;

namespace NRD.Console.Calls;

/// <summary>A follow-up as it is being typed; dates and times are those of one clock.</summary>
public sealed class FollowUpForm
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public string Number { get; set; } = "";

    public string WhoMayAnswer { get; set; } = "";

    public bool MayLeaveVoicemail { get; set; }

    public string CodeWord { get; set; } = "";

    public string Day { get; set; } = "";

    public string From { get; set; } = "";

    public string Until { get; set; } = "";

    /// <returns><c>null</c> where the day or a time is missing or unclear.</returns>
    public FollowUpRequest? ToRequest(Guid id, Guid contactId, DateTimeZone zone) =>
        LocalDatePattern.Iso.Parse(Day) is { Success: true, Value: var day } && Clock.Parse(Minutes(From)) is { Success: true, Value: var from } && Clock.Parse(Minutes(Until)) is { Success: true, Value: var until }
            ? new(id, contactId, Number, WhoMayAnswer, MayLeaveVoicemail, CodeWord, At(day + from, zone), At(day + until, zone))
            : null;

    /// <summary>A time field says "09:30" or "09:30:00".</summary>
    private static string Minutes(string time) => time.Length > 5 ? time[..5] : time;

    private static Instant At(LocalDateTime local, DateTimeZone zone) => zone.AtLeniently(local).ToInstant();
}
