using NRD.Console.Components;
using NRD.Core;
using NRD.Core.Calls;

namespace NRD.Console.Calls;

/// <summary>The details of a partner for the person, in their language: public facts, and neutral words where somebody else may read them (rule R21).</summary>
public static class RelayText
{
    /// <param name="mayPassOn">What the partner lets the person know beyond that.</param>
    public static string Of(ShortlistItem item, Bilingual mayPassOn, bool mayName, Words words)
    {
        var numbers = item.Phones.Select(phone => words.In(phone.Number));
        if (!mayName)
        {
            return string.Join('\n', numbers.Prepend(words["Passing.RelayNeutral"]));
        }

        var lines = new List<string> { words.In(item.Service), words.In(item.Organization) + (item.Place is { } place ? words["Search.Separator"] + words.In(place) : "") };
        lines.AddRange(item.Phones.Select(phone => words["Contact.PhoneLine", words.In(phone.Number), words.In(phone.Purpose)]));
        lines.AddRange(item.Facts.Select(words.In));
        if (!mayPassOn.IsEmpty)
        {
            lines.Add(words.In(mayPassOn));
        }

        return string.Join('\n', lines);
    }
}
