using NRD.Core;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Benchmarks.Records;

/// <summary>A question, and whether a word of it was misspelled on purpose.</summary>
internal sealed record GeneratedQuery(ReferralQuery Query, bool HasTypo);

/// <summary>Questions as operators ask them: a few words of either language, often the last one half typed, most with a place or a filter.</summary>
internal sealed class GeneratedQueries
{
    private const ulong Seed = 400;
    private const int ShortestTypo = 5;

    private static readonly string[] CommonLanguages = ["fr", "en", "spa", "ara", "pan", "cmn", "fil", "crk"];
    private static readonly ServiceTerms[] Terms = [ServiceTerms.Emergency, ServiceTerms.Emergency, ServiceTerms.ShortTerm, ServiceTerms.LongTerm];
    private static readonly ServiceModes[] Modes = [ServiceModes.InPerson, ServiceModes.Phone, ServiceModes.Online, ServiceModes.Mobile];
    private static readonly Genders[] Asked = [Genders.Women, Genders.Women, Genders.Men, Genders.TransWomen, Genders.NonBinary];

    private readonly Dice dice = new(Seed);
    private readonly Towns towns;
    private readonly PostalArea[] areas;
    private readonly PlaceFinder finder;
    private readonly string[] phrases;
    private readonly string[] words;
    private readonly string[] needs;

    private GeneratedQueries(PlaceFinder finder)
    {
        this.finder = finder;
        towns = new Towns(finder);
        areas = [.. finder.PostalAreas.Where(area => area.Point is not null).OrderBy(area => area.Code, StringComparer.Ordinal)];
        phrases = [.. Taxonomy.Default.All.Where(term => !term.IndirectOnly && !term.StaffOnly)
            .SelectMany(term => term.HintsEn.Concat(term.HintsFr).Concat(Sides(term.Name)))];
        var sample = SampleDirectory.Records(GeneratedDirectory.At);
        words = [.. sample.SelectMany(partner => partner.Services).SelectMany(service => Sides(service.Listing.Description).Concat(Sides(service.Listing.Name)))
            .SelectMany(text => SearchText.Query(text).Words).Where(word => word.MustMatch && word.Word.Text.Length > 3).Select(word => word.Word.Text)];
        needs = [.. sample.SelectMany(partner => partner.Services).SelectMany(service => service.Listing.Needs).Where(need => need[0] is not ('X' or 'L'))];
    }

    public static IReadOnlyList<GeneratedQuery> Of(int count, PlaceFinder finder)
    {
        var queries = new GeneratedQueries(finder);
        return [.. Enumerable.Range(0, count).Select(_ => queries.Next())];
    }

    private static IEnumerable<string> Sides(Bilingual text) => new[] { text.En, text.Fr }.OfType<string>();

    private GeneratedQuery Next()
    {
        var text = dice.Percent(88) ? Text() : "";
        var misspelled = text.Length > 0 && dice.Percent(8) ? Misspell(text) : null;
        if (misspelled is null && text.Length > 0 && dice.Percent(35))
        {
            text = HalfTyped(text);
        }

        var query = new ReferralQuery
        {
            Text = misspelled ?? text,
            At = GeneratedDirectory.At,
            Place = dice.Percent(60) ? Place() : null,
            Needs = dice.Percent(15) ? [dice.Of(needs)] : [],
            Terms = dice.Percent(10) ? dice.Of(Terms) : ServiceTerms.None,
            Modes = dice.Percent(8) ? dice.Of(Modes) : ServiceModes.None,
            Languages = dice.Percent(15) ? [dice.Of(CommonLanguages)] : [],
            Provinces = dice.Percent(7) ? [dice.Of(Province.All).Code] : [],
            OpenNow = dice.Percent(25),
            Person = new()
            {
                Age = dice.Percent(20) ? AgeOf(14 + dice.Below(50)) : null,
                Gender = dice.Percent(12) ? dice.Of(Asked) : null,
            },
        };
        return new(query, misspelled is not null);

        static AgeRange AgeOf(int years) => new(years, years);
    }

    private string Text() => dice.Below(10) switch
    {
        < 5 => dice.Of(phrases),
        < 8 => dice.Of(words) + " " + dice.Of(words),
        < 9 => dice.Of(words),
        _ => dice.Of(phrases) + " " + towns.Draw(dice).Name.In(dice.Percent(50) ? Language.English : Language.French),
    };

    private PlaceRef Place() => dice.Below(10) switch
    {
        < 7 => towns.Draw(dice).ToRef(),
        < 9 => finder.Resolve(dice.Of(areas).Code).Certain ?? towns.Draw(dice).ToRef(),
        _ => finder.Resolve(dice.Of(Province.All).Code).Certain ?? towns.Draw(dice).ToRef(),
    };

    private string HalfTyped(string text)
    {
        var last = text.LastIndexOf(' ') + 1;
        var length = text.Length - last;
        return length <= 4 ? text : text[..(last + 3 + dice.Below(length - 3))];
    }

    /// <summary>Two neighbouring letters of one long word change places; <c>null</c> where no word is long enough.</summary>
    private string? Misspell(string text)
    {
        var typed = text.Split(' ');
        var at = Array.FindLastIndex(typed, word => word.Length >= ShortestTypo && word.All(char.IsLetter));
        if (at < 0)
        {
            return null;
        }

        var letters = typed[at].ToCharArray();
        var swap = 1 + dice.Below(letters.Length - 3);
        (letters[swap], letters[swap + 1]) = (letters[swap + 1], letters[swap]);
        typed[at] = new(letters);
        return string.Join(' ', typed) == text ? null : string.Join(' ', typed);
    }
}
