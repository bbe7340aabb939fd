using NRD.Console.Components;
using NRD.Core.Partners;

namespace NRD.Console.Referrals;

/// <summary>A number as it is read out: grouped for speech, the extension in words. What could not be understood stays as it was given.</summary>
public static class PhoneWords
{
    private const char NoBreak = '\u00a0';

    public static string Say(Phone phone, Words words)
    {
        var number = phone.Number is { } dialable ? Grouped(dialable) : phone.Raw;
        return phone.Extension is { Length: > 0 } extension && phone.Number is not null ? words["Search.Extension", number, extension] : number;
    }

    /// <summary>What goes to the clipboard: ordinary spaces, since not every dialler takes others.</summary>
    public static string ForCopy(Phone phone, Words words) => Say(phone, words).Replace(NoBreak, ' ');

    private static string Grouped(string number) => number switch
    {
        ['+', '1', .. { Length: 10 } ten] => IsTollFree(ten)
            ? $"1{NoBreak}{ten[..3]}{NoBreak}{ten[3..6]}{NoBreak}{ten[6..]}"
            : $"{ten[..3]}{NoBreak}{ten[3..6]}{NoBreak}{ten[6..]}",
        _ => number,
    };

    private static bool IsTollFree(string ten) => ten[..3] is "800" or "833" or "844" or "855" or "866" or "877" or "888";
}
