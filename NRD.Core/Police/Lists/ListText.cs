using NRD.Core.Importing.Text;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Police.Lists;

/// <summary>Reads what is typed into a list, on the page and in a file alike, so that both come out the same.</summary>
public static class ListText
{
    /// <summary>One number a line, or between semicolons; a line that cannot be dialled is kept, and said.</summary>
    public static ValueList<Phone> Phones(string? text) => (text ?? "")
        .Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(line => PhoneText.Read(line, PhoneText.PurposeOf(line) ?? PhonePurpose.Main) is { Count: > 0 } read ? read : [new Phone(line, null, null, PhonePurpose.Main, Doubtful: true)])
        .ToValueList();

    public static string Write(ValueList<Phone> phones, string between = "; ") => string.Join(between, phones.Select(phone => phone.Extension is { } extension && !phone.Raw.Contains(extension, StringComparison.Ordinal) ? $"{phone.Raw} ext. {extension}" : phone.Raw));

    /// <summary>Hours as they are said, in either language; what is not understood is kept, and counts as not confirmed.</summary>
    public static OpeningHours Hours(string? text)
    {
        var read = HoursText.Read(text).Hours;
        return read.Original.IsEmpty ? OpeningHours.Unknown : read with { Original = new(read.Original.En, read.Original.En) };
    }

    public static string Write(OpeningHours hours) => hours.Original.En ?? string.Join("; ", HoursWords.Say(hours, Language.English));
}
