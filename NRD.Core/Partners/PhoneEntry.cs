using PhoneNumbers;

namespace NRD.Core.Partners;

/// <summary>Reads a number that staff type: any usual way of writing it, and never one that cannot be dialled.</summary>
internal static class PhoneEntry
{
    private const int Longest = 60;

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The number in the place of <paramref name="old"/>, with its purpose and label; <c>null</c> where it is not clear which number is meant.</summary>
    public static Phone? Read(string typed, Phone old)
    {
        var text = typed.Trim();
        if (text.Length is 0 or > Longest)
        {
            return null;
        }

        try
        {
            var number = Numbers.Parse(text, "CA");
            return Numbers.IsValidNumber(number)
                ? old with { Raw = text, Number = Numbers.Format(number, PhoneNumberFormat.E164), Extension = number.HasExtension ? number.Extension : null, Doubtful = false }
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
