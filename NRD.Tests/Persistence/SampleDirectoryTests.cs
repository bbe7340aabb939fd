using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using NRD.Core;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;
using NRD.Core.Places;
using NRD.Tests.Support;

namespace NRD.Tests.Persistence;

public sealed partial class SampleDirectoryTests
{
    private static readonly IReadOnlyList<OrganizationRecord> Records = SampleDirectory.Records(TestDatabase.Noon);

    private static readonly IReadOnlyList<ServiceRecord> Services = [.. Records.SelectMany(record => record.Services)];

    private static readonly IReadOnlyList<SiteRecord> Sites = [.. Records.SelectMany(record => record.Sites)];

    private static readonly PlaceFinder Places = new();

    private static IEnumerable<Bilingual> Texts => Records
        .SelectMany(record => new[] { record.Listing.Name, record.Listing.LegalName, record.Listing.Description, record.Internals.SearchHints }
            .Concat(record.Internals.Alerts.Select(alert => alert.Text))
            .Concat(Protocol(record.Internals.Protocol)))
        .Concat(Services.SelectMany(service => new[]
            {
                service.Listing.Name, service.Listing.Description, service.Listing.Interpretation, service.Listing.Fees, service.Listing.Documents,
                service.Listing.Application, service.Listing.Eligibility.AsStated, service.Listing.Eligibility.Other, service.Listing.Coverage.AsStated,
                service.Listing.Hours?.Original ?? Bilingual.Empty, service.Internals.SearchHints,
            }.Concat(service.Internals.Alerts.Select(alert => alert.Text))
            .Concat(Protocol(service.Internals.Protocol))))
        .Concat(Sites.SelectMany(site => new[] { site.Listing.Name, site.Listing.Accessibility, site.Listing.Directions, site.Listing.Hours.Original }))
        .Where(text => !text.IsEmpty);

    [Fact]
    public void It_is_large_enough_to_train_on()
    {
        Records.Count.ShouldBeGreaterThanOrEqualTo(170);
        Services.Count.ShouldBeGreaterThanOrEqualTo(380);
        Records.Select(record => record.ExternalId).ShouldBeUnique();
        Services.Select(service => service.ExternalId).ShouldBeUnique();
        Sites.Select(site => site.ExternalId).ShouldBeUnique();
    }

    [Fact]
    public void Every_province_and_territory_has_partners_of_its_own()
    {
        var byProvince = Records.GroupBy(HomeOf).ToDictionary(group => group.Key, group => group.Count());

        foreach (var province in Province.All)
        {
            byProvince.GetValueOrDefault(province.Code).ShouldBeGreaterThanOrEqualTo(province.ShortCode is "YT" or "NT" or "NU" ? 5 : 6, province.Code);
        }
    }

    [Fact]
    public void Every_province_and_territory_has_a_line_or_service_that_serves_all_of_it()
    {
        var served = Services.SelectMany(service => service.Listing.Coverage.Provinces).ToHashSet();

        served.ShouldBe(Province.All.Select(province => province.Code), ignoreOrder: true);
        Services.Count(service => service.Listing.Coverage.Country && service.Listing.Hours?.Kind == HoursKind.Always).ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public void Every_need_of_the_taxonomy_is_met_at_least_once()
    {
        var met = Services.SelectMany(service => service.Listing.Needs).ToHashSet();

        met.ShouldBe(Taxonomy.Default.All.Select(term => term.Code), ignoreOrder: true);
    }

    [Fact]
    public void Every_status_kind_and_provider_type_occurs()
    {
        Records.Select(record => record.Status).Distinct().ShouldBe(Enum.GetValues<PartnerStatus>(), ignoreOrder: true);
        Records.Select(record => record.Listing.Kind).Distinct().ShouldBe(Enum.GetValues<OrganizationKind>(), ignoreOrder: true);
        Records.Select(record => record.Listing.Provider).Distinct().ShouldBe(Enum.GetValues<ProviderType>(), ignoreOrder: true);
        Records.SelectMany(record => record.Listing.Focus).Distinct().ShouldBe(Enum.GetValues<FocusArea>(), ignoreOrder: true);
    }

    [Fact]
    public void Every_answer_about_eligibility_capacity_and_hours_occurs()
    {
        var eligibility = Services.Select(service => service.Listing.Eligibility).ToList();
        var hours = Services.Select(service => service.Listing.Hours).Concat(Sites.Select(site => site.Listing.Hours)).OfType<OpeningHours>().ToList();

        eligibility.Select(e => e.Status).OfType<StatusRequirement>().Distinct().ShouldBe(Enum.GetValues<StatusRequirement>(), ignoreOrder: true);
        eligibility.Count(e => e.Status is null).ShouldBeGreaterThan(100);
        foreach (var answers in new[] { eligibility.Select(e => e.Children), eligibility.Select(e => e.Partner), eligibility.Select(e => e.Pets), eligibility.Select(e => e.IndigenousOnly) })
        {
            answers.Distinct().ShouldBe([true, false, null], ignoreOrder: true);
        }

        Services.Select(service => service.Internals.Capacity?.State).OfType<CapacityState>().Distinct().ShouldBe(Enum.GetValues<CapacityState>(), ignoreOrder: true);
        hours.Select(h => h.Kind).Distinct().ShouldBe(Enum.GetValues<HoursKind>(), ignoreOrder: true);
        hours.Select(h => h.ClosedOnHolidays).Distinct().ShouldBe([true, false, null], ignoreOrder: true);
        hours.ShouldContain(h => h.Weekly.Any(span => span.To <= span.From && span.To > LocalTime.Midnight), "overnight");
        hours.ShouldContain(h => h.Seasons.Any(season => Later(season.First, season.Last)), "a season over the new year");
        hours.ShouldContain(h => h.Exceptions.Count > 0, "dated exceptions");
    }

    [Fact]
    public void Some_records_are_fresh_some_overdue_and_some_were_never_verified()
    {
        var today = TestDatabase.Noon.InUtc().Date;
        var ages = Records.Where(record => record.Status is PartnerStatus.Included or PartnerStatus.CarriedOver)
            .Select(record => record.AssuredOn is { } day ? Period.DaysBetween(day, today) : (int?)null)
            .ToList();

        ages.Count(age => age < 90).ShouldBeGreaterThan(30);
        ages.Count(age => age > 180).ShouldBeGreaterThan(10);
        ages.Count(age => age is null).ShouldBeGreaterThan(5);
        ages.ShouldAllBe(age => age == null || age >= 0);
    }

    [Fact]
    public void R32_Every_zone_is_known_and_the_odd_ones_are_there()
    {
        var zones = new TimeZones();
        var used = Sites.Select(site => site.Listing.Zone).Concat(Services.Select(service => service.Listing.Zone)).OfType<string>().ToHashSet();

        used.ShouldAllBe(zone => zones.Find(zone) != null);
        foreach (var zone in new[] { "America/St_Johns", "America/Goose_Bay", "America/Regina", "America/Iqaluit", "America/Rankin_Inlet", "America/Cambridge_Bay", "America/Atikokan", "America/Winnipeg", "America/Halifax" })
        {
            used.ShouldContain(zone);
        }

        Records.SelectMany(record => record.Services.Where(service => service.Sites.Count == 0)).ShouldAllBe(service => service.Listing.Zone != null);
        Sites.ShouldAllBe(site => site.Listing.Zone != null);
    }

    [Fact]
    public void Every_site_stands_in_a_known_place_and_near_it()
    {
        foreach (var site in Sites.Where(site => !site.Confidential))
        {
            var place = Places.ById(site.Listing.PlaceId.ShouldNotBeNull(site.ExternalId)).ShouldNotBeNull(site.ExternalId);
            site.Listing.Address.ShouldNotBeNull().Province.ShouldBe(place.Province);
            if (place.Point is { } town)
            {
                site.Listing.Point.ShouldNotBeNull().KilometresTo(town).ShouldBeLessThan(15, site.ExternalId);
            }
        }

        Services.SelectMany(service => service.Listing.Coverage.Places).ShouldAllBe(id => Places.ById(id) != null);
        Services.SelectMany(service => service.Listing.Languages).ShouldAllBe(language => Languages.Default.Find(language.Code) != null);
    }

    [Fact]
    public void R01_No_listing_holds_a_word_of_a_confidential_address()
    {
        var confidential = Sites.Where(site => site.Confidential).ToList();
        var streets = confidential.Select(site => site.ConfidentialAddress.ShouldNotBeNull().Line1.ShouldNotBeNull()).ToList();
        var open = Records.Select(record => JsonSerializer.Serialize(record with { Sites = record.Sites.Select(site => site with { ConfidentialAddress = null }).ToValueList() }, SealedColumn.Options));

        confidential.Count.ShouldBeGreaterThan(30);
        streets.ShouldAllBe(street => street.Contains("Example", StringComparison.Ordinal));
        confidential.ShouldAllBe(site => site.Listing.Address == null && site.Listing.Point == null && site.Listing.Directions.IsEmpty);
        open.ShouldAllBe(text => !text.Contains("Example Way", StringComparison.OrdinalIgnoreCase) && !text.Contains("Example Crescent", StringComparison.OrdinalIgnoreCase));
        Sites.Where(site => !site.Confidential).ShouldAllBe(site => site.ConfidentialAddress == null);
    }

    [Fact]
    public void R41_Training_data_are_invented()
    {
        var json = string.Join('\n', Records.Select(record => JsonSerializer.Serialize(record, SealedColumn.Options)));

        Numbers().Matches(json).ShouldNotBeEmpty();
        Numbers().Matches(json).Select(match => match.Groups[1].Value).ShouldAllBe(number => InventedNumber().IsMatch(number));
        RawNumbers().Matches(json).Select(match => match.Groups[1].Value).ShouldAllBe(raw => raw.Contains("-555-01", StringComparison.Ordinal));
        Domains().Matches(json).Select(match => match.Value).ShouldAllBe(address => address.EndsWith(".example.org", StringComparison.Ordinal));
        PostalCode().IsMatch(json).ShouldBeFalse();
        Sites.ShouldAllBe(site => site.Listing.Address == null || site.Listing.Address.PostalCode == null);
    }

    [Fact]
    public void No_two_partners_share_a_number()
    {
        var numbers = Records.SelectMany(record => record.Listing.Phones.Concat(record.Services.SelectMany(service => service.Listing.Phones))).Select(phone => phone.Number);

        numbers.ShouldBeUnique();
    }

    [Fact]
    public void Almost_every_text_is_there_in_both_languages()
    {
        var all = Texts.ToList();
        var oneSided = all.Where(text => !text.IsComplete).ToList();

        oneSided.Count.ShouldBeInRange(5, 12);
        oneSided.ShouldContain(text => text.En == null);
        oneSided.ShouldContain(text => text.Fr == null);
        Records.ShouldAllBe(record => record.Listing.Name.IsComplete);
        Services.ShouldAllBe(service => service.Listing.Name.IsComplete);
        Services.Count(service => service.Listing.Description is { EnUpdatedAt: not null } text && text.EnUpdatedAt != text.FrUpdatedAt).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void French_is_not_English_and_neither_is_garbled()
    {
        var descriptions = Records.Select(record => record.Listing.Description).Concat(Services.Select(service => service.Listing.Description)).Where(text => text.IsComplete).ToList();

        descriptions.ShouldAllBe(text => text.En != text.Fr);
        descriptions.Count(text => Accents().IsMatch(text.Fr ?? "")).ShouldBeGreaterThan(descriptions.Count * 9 / 10);
        Texts.SelectMany(text => new[] { text.En, text.Fr }).OfType<string>().ShouldAllBe(text => !Mojibake().IsMatch(text));
    }

    [Fact]
    public void Only_staff_see_police_and_each_police_record_says_so()
    {
        var police = Records.Where(record => record.Listing.Kind == OrganizationKind.Police).ToList();

        police.Count.ShouldBeGreaterThanOrEqualTo(13);
        police.SelectMany(record => record.Services).ShouldAllBe(service => service.Listing.Needs.Count == 1 && service.Listing.Needs[0] == "L1");
        Records.Except(police).SelectMany(record => record.Services).ShouldAllBe(service => !service.Listing.Needs.Contains("L1"));
    }

    private static string HomeOf(OrganizationRecord record) =>
        record.Sites.FirstOrDefault(site => site.Listing.Address is not null)?.Listing.Address?.Province
        ?? record.Sites.Select(site => site.ConfidentialAddress?.Province).FirstOrDefault(province => province is not null)
        ?? record.Services.SelectMany(service => service.Listing.Coverage.Provinces).FirstOrDefault()
        ?? "CA";

    private static IEnumerable<Bilingual> Protocol(ReferralProtocol? protocol) =>
        protocol is null ? [] : [protocol.HowToReach, protocol.Say, protocol.DoNotSay];

    private static bool Later(AnnualDate first, AnnualDate last) => first.CompareTo(last) > 0;

    [GeneratedRegex("\"number\":\"([^\"]+)\"")]
    private static partial Regex Numbers();

    [GeneratedRegex("\"raw\":\"([^\"]+)\"")]
    private static partial Regex RawNumbers();

    [GeneratedRegex(@"^\+1\d{3}55501\d\d$")]
    private static partial Regex InventedNumber();

    [GeneratedRegex(@"[\w-]+(\.[\w-]+)*\.(org|com|ca|net)\b")]
    private static partial Regex Domains();

    [GeneratedRegex(@"\b[A-CEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d\b")]
    private static partial Regex PostalCode();

    [GeneratedRegex("[àâçéèêëîïôùûÀÂÉÈÊÎÔ]")]
    private static partial Regex Accents();

    [GeneratedRegex("Ã[\u0080-\u00BF]|â€|\uFFFD|Â[\u00A0-\u00BF]")]
    private static partial Regex Mojibake();
}
