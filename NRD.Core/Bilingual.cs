using System.Text.Json.Serialization;
using NodaTime;

namespace NRD.Core;

/// <summary>The two languages of the product, of equal rank.</summary>
public enum Language
{
    English,
    French,
}

/// <summary>
/// A text that a caller or the public can meet, in both official languages; each side may be missing and remembers when it was last changed.
/// Two texts are equal when their words are: the dates do not count.
/// </summary>
public sealed record Bilingual
{
    public static readonly Bilingual Empty = new();

    public Bilingual()
    {
    }

    public Bilingual(string? en, string? fr)
    {
        En = Tidy(en);
        Fr = Tidy(fr);
    }

    public string? En { get; init; }

    public string? Fr { get; init; }

    /// <summary>When the English side last changed; <c>null</c> where nobody knows.</summary>
    public Instant? EnUpdatedAt { get; init; }

    /// <summary>When the French side last changed; <c>null</c> where nobody knows.</summary>
    public Instant? FrUpdatedAt { get; init; }

    [JsonIgnore]
    public bool IsEmpty => En is null && Fr is null;

    [JsonIgnore]
    public bool IsComplete => En is not null && Fr is not null;

    /// <summary>The side in <paramref name="language"/>, else the other one, else an empty string.</summary>
    public string In(Language language) => (language == Language.French ? Fr ?? En : En ?? Fr) ?? "";

    /// <summary>Which language <see cref="In"/> really answers with, for the <c>lang</c> attribute of what is shown.</summary>
    public Language LanguageOf(Language wanted) => wanted == Language.French
        ? Fr is not null || En is null ? Language.French : Language.English
        : En is not null || Fr is null ? Language.English : Language.French;

    public bool Equals(Bilingual? other) => other is not null && En == other.En && Fr == other.Fr;

    public override int GetHashCode() => HashCode.Combine(En, Fr);

    public override string ToString() => In(Language.English);

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
