using NRD.Console.Components;
using NRD.Console.Referrals;
using NRD.Core.Calls;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Reporting;

namespace NRD.Console.Calls;

/// <summary>What the sheet says of the person, as filters of the contact's search. A filter that the operator took away stays away until the sheet changes.</summary>
public static class SheetFilters
{
    /// <summary>Whether a change of <paramref name="field"/> changes what is searched for.</summary>
    public static bool Feeds(ContactField field) => field is ContactField.Needs or ContactField.Place or ContactField.AgeBand or ContactField.Language;

    /// <param name="before">What the field held; its filters give way.</param>
    public static void Apply(SearchForm form, ContactField field, string? before, string? after, PlaceFinder places, Words words)
    {
        switch (field)
        {
            case ContactField.Needs:
                form.Needs.RemoveAll(code => SheetChoices.Codes(before).Contains(code));
                form.Needs.AddRange(SheetChoices.Codes(after).Where(code => Taxonomy.Default.Find(code) is not null && !form.Needs.Contains(code)));
                break;
            case ContactField.Language:
                form.Languages.RemoveAll(code => code == before);
                if (after is not (null or SheetChoices.PrefersNot) && Languages.Default.All.Any(language => language.Code == after) && !form.Languages.Contains(after))
                {
                    form.Languages.Add(after);
                }

                break;
            case ContactField.AgeBand:
                form.Age = AgesOf(after);
                break;
            case ContactField.Place:
                form.Place = ContactPlace.Read(after, places);
                form.PlaceText = form.Place is { } place ? words.In(new PlaceCandidate(place, null).Label) : "";
                break;
        }
    }

    /// <summary>The band as an age range; one that is not known asks for nothing: nobody is turned away by a guess.</summary>
    public static AgeRange? AgesOf(string? band) => Enum.TryParse<AgeBand>(band, out var known)
        ? known switch
        {
            AgeBand.UpTo12 => new(0, 12),
            AgeBand.At13 => new(13, 13),
            AgeBand.From14To15 => new(14, 15),
            AgeBand.From16To17 => new(16, 17),
            AgeBand.At18 => new(18, 18),
            AgeBand.From19 => new(19, null),
            AgeBand.AppearsMinor or AgeBand.Unknown => null,
        }
        : null;
}
