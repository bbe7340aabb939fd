using CsCheck;
using NodaTime;
using NRD.Core;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Tests.Referrals;

/// <summary>Small directories and questions in which everything that decides about a match comes up often.</summary>
internal static class DirectoryGen
{
    /// <summary>Noon in Ontario, a Wednesday.</summary>
    public static readonly Instant Noon = Instant.FromUtc(2026, 11, 25, 17, 0);

    public static readonly PlaceRef Sudbury = At("Sudbury");
    public static readonly PlaceRef Ontario = At("Ontario");

    /// <summary>Some 65 km from Sudbury.</summary>
    public static readonly PlaceRef Espanola = At("Espanola, ON");
    public static readonly PlaceRef Toronto = At("Toronto");
    public static readonly PlaceRef Edmonton = At("Edmonton");

    // Words that no synonym, slip of the keyboard or beginning brings together.
    private static readonly string[] Words = ["alder", "birch", "mulberry", "quince"];

    private static readonly Gen<string> Word = Any(Words);
    private static readonly Gen<string> Text = Word.Array[0, 2].Select(words => string.Join(' ', words));
    private static readonly Gen<bool?> Stated = Any<bool?>(null, true, false);

    private static readonly Gen<Eligibility> Who =
        from ages in Any<AgeRange?>(null, null, new(16, 24), new(18, null), new(null, 17))
        from genders in Any<Genders?>(null, null, Genders.Women, Genders.Men, Genders.All)
        from children in Stated
        select new Eligibility { Ages = ages, Genders = genders, Children = children };

    private static readonly Gen<Coverage> Area = Any(
        Coverage.NotStated,
        Coverage.NotStated,
        new Coverage { Country = true },
        new Coverage { Provinces = [Toronto.Province] },
        new Coverage { Provinces = [Edmonton.Province] },
        new Coverage { Places = [Id(Sudbury)] },
        new Coverage { Places = [Id(Toronto)] });

    private static readonly Gen<ServiceListing> Listing =
        from name in Text
        from description in Text
        from needs in Any<string>("B1", "F1", "G1", "X2", "L1", "L5").Array[0, 2]
        from terms in Any(ServiceTerms.None, ServiceTerms.Emergency, ServiceTerms.ShortTerm | ServiceTerms.LongTerm)
        from modes in Any(ServiceModes.None, ServiceModes.InPerson, ServiceModes.Phone, ServiceModes.InPerson | ServiceModes.Online)
        from who in Who
        from area in Area
        from hours in Any(OpeningHours.Always, OpeningHours.Unknown, Weekdays(9, 17), Weekdays(18, 22))
        from zone in Any<string?>(null, "America/Toronto", "America/Toronto")
        from languages in Any("en", "fr", "cr").Array[0, 2]
        select new ServiceListing
        {
            Name = new($"Service {name}", null),
            Description = new(description, null),
            Needs = [.. needs.Distinct()],
            Terms = terms,
            Modes = modes,
            Eligibility = who,
            Coverage = area,
            Hours = hours,
            Zone = zone,
            Languages = [.. languages.Distinct().Select(code => new SpokenLanguage(code))],
        };

    private static readonly Gen<ReportedFact> Report =
        from kind in Any(Enum.GetValues<DeskReportKind>())
        from ago in Any(1, 3, 14)
        from lasts in Any<int?>(null, 2, 12)
        select new ReportedFact(kind, kind == DeskReportKind.WrongNumber ? "+14165550100" : null, Noon - Duration.FromHours(ago), lasts is { } hours ? Noon - Duration.FromHours(ago - hours) : null);

    private static readonly Gen<Func<Guid[], IndexedService>> Service =
        from id in Gen.Guid
        from listing in Listing
        from status in Any<PartnerStatus?>(null, null, null, PartnerStatus.Suspended)
        from capacity in Any<CapacityState?>(null, null, CapacityState.Full, CapacityState.Available)
        from warm in Stated
        from days in Any<int?>(null, 10, 100, 400)
        from atSite in Gen.Bool
        from reports in Any(0, 0, 1, 3).SelectMany(count => Report.Array[count])
        select (Func<Guid[], IndexedService>)(sites => new()
        {
            Id = id,
            Status = status,
            Listing = listing,
            Capacity = capacity is { } state ? new Capacity(state, null, null, Noon - Duration.FromHours(2)) : null,
            WarmTransfer = warm,
            AssuredOn = days is { } ago ? Noon.InUtc().Date.PlusDays(-ago) : null,
            SiteIds = atSite ? sites : [],
            Reports = [.. reports.OrderBy(report => report.At)],
        });

    private static readonly Gen<IndexedPartner> Partner =
        from id in Gen.Guid
        from name in Text
        from description in Text
        from status in Any(PartnerStatus.Included, PartnerStatus.Included, PartnerStatus.CarriedOver, PartnerStatus.Declined)
        from provider in Any(ProviderType.Direct, ProviderType.Direct, ProviderType.NotClassified, ProviderType.Indirect)
        from site in Gen.Select(Gen.Guid, Any(Sudbury, Espanola, Toronto, Edmonton)).Array[0, 1]
        from services in Service.Array[1, 3]
        select new IndexedPartner
        {
            Id = id,
            Status = status,
            Listing = new() { Name = new($"Partner {name}", null), Description = new(description, null), Provider = provider },
            Sites = [.. site.Select(at => new IndexedSite(at.Item1, confidential: false, new() { PlaceId = at.Item2.PlaceId, Zone = "America/Toronto" }))],
            Services = [.. services.Select(service => service([.. site.Select(at => at.Item1)]))],
        };

    public static readonly Gen<IndexedPartner[]> Directory = Partner.Array[1, 12];

    public static readonly Gen<ReferralQuery> Query =
        from words in Word.Array[0, 3]
        from place in Any<PlaceRef?>(null, null, Sudbury, Ontario)
        from scope in Any(PlaceScope.ServesOrNear, PlaceScope.ServesOrNear, PlaceScope.Serves, PlaceScope.LocatedIn)
        from purpose in Any(SearchPurpose.Person, SearchPurpose.Person, SearchPurpose.Involvement)
        from filters in Filters
        from person in Person
        select filters with
        {
            // A blank at the end: the last word is whole.
            Text = string.Join(' ', words.Distinct()) + " ",
            Place = place,
            Scope = scope,
            For = purpose,
            Person = person,
            At = Noon,
            Limit = 1000,
        };

    private static Gen<ReferralQuery> Filters =>
        from need in Rarely("B1", "F1")
        from term in Any(ServiceTerms.None, ServiceTerms.None, ServiceTerms.None, ServiceTerms.Emergency)
        from mode in Any(ServiceModes.None, ServiceModes.None, ServiceModes.None, ServiceModes.Phone)
        from province in Rarely(Toronto.Province, Edmonton.Province)
        from language in Rarely("fr", "cr")
        from provider in Any<ProviderType?>(null, null, null, ProviderType.Direct)
        from open in Any(false, false, true)
        from warm in Any(false, false, true)
        from verified in Any<int?>(null, null, null, 90)
        select new ReferralQuery
        {
            Needs = need,
            Terms = term,
            Modes = mode,
            Provinces = province,
            Languages = language,
            Provider = provider,
            OpenNow = open,
            WarmTransfer = warm,
            VerifiedWithinDays = verified,
        };

    private static Gen<PersonTraits> Person =>
        from age in Any<AgeRange?>(null, null, new(17, 17), new(30, 30))
        from gender in Any<Genders?>(null, null, Genders.Women, Genders.Men)
        from children in Any(false, false, true)
        select new PersonTraits { Age = age, Gender = gender, WithChildren = children };

    public static ReferralIndex Index(IEnumerable<IndexedPartner> partners) => ReferralIndex.Build(partners, [], 0, Noon);

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static Gen<ValueList<string>> Rarely(string one, string other) => Any<ValueList<string>>([], [], [], [one], [one, other]);

    private static OpeningHours Weekdays(int from, int to) => new()
    {
        Kind = HoursKind.Weekly,
        Weekly = [.. new[] { IsoDayOfWeek.Monday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Friday }.Select(day => new WeeklySpan(day, new(from, 0), new(to, 0)))],
    };

    private static PlaceRef At(string place) => new PlaceFinder().Resolve(place).Certain ?? throw new InvalidOperationException($"'{place}' is not one place.");

    private static int Id(PlaceRef place) => place.PlaceId ?? throw new InvalidOperationException($"'{place.Name.En}' is no town.");
}
