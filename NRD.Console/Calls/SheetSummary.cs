using NRD.Console.Components;
using NRD.Core.Calls;

namespace NRD.Console.Calls;

/// <summary>The line that a folded part of the sheet shows: what is known, as one would say it.</summary>
public static class SheetSummary
{
    private const int Longest = 40;

    public static string Of(Words words, params IReadOnlyList<string?> parts) => string.Join(words["Search.Separator"], parts.Where(part => !string.IsNullOrEmpty(part)));

    /// <returns><c>null</c> where nothing was answered.</returns>
    public static string? Choice(ContactView contact, ContactField field, Words words) => contact.Value(field) is { } code ? words.In(SheetChoices.Say(field, code)) : null;

    /// <summary>The beginning of a text.</summary>
    public static string Text(ContactView contact, ContactField field) =>
        contact.Value(field) is { } text ? (text.Length > Longest ? text[..Longest].TrimEnd() + "…" : text).ReplaceLineEndings(" ") : "";
}
