namespace NRD.Core.Calls;

/// <summary>How somebody wants to be called: all that whoever calls may do, and nothing else (rules R04 and R06).</summary>
/// <param name="WhoMayAnswer">Who may pick up, and what may be said to anybody else; in the person's words.</param>
/// <param name="MayLeaveVoicemail">A neutral message, and only where they said so.</param>
/// <param name="CodeWord">By which they know that it is the hotline; empty where none was agreed.</param>
/// <param name="Zone">IANA zone of where the person is; <c>null</c> where unknown.</param>
public sealed record AgreedPlan(string Number, string WhoMayAnswer, bool MayLeaveVoicemail, string CodeWord, string? Zone)
{
    /// <summary>Says nothing: a plan must not slip into a log.</summary>
    public override string ToString() => "[restricted]";

    /// <summary>All but the last two digits hidden.</summary>
    public string Masked
    {
        get
        {
            var digits = new string([.. Number.Where(char.IsAsciiDigit)]);
            return "••• ••• ••" + (IsNumber(Number) ? digits[^2..] : "••");
        }
    }

    /// <summary>Whether there are digits enough to call.</summary>
    public static bool IsNumber(string? number) => number is { Length: <= 60 } && number.Count(char.IsAsciiDigit) >= 7;
}
