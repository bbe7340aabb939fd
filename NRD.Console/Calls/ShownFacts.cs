using NodaTime;
using NRD.Console.Components;
using NRD.Console.Referrals;
using NRD.Core;
using NRD.Core.Calls;
using NRD.Core.Partners;
using NRD.Core.Referrals;

namespace NRD.Console.Calls;

/// <summary>The public facts of an option in words of both languages, as they are shown at this moment.</summary>
public static class ShownFacts
{
    /// <param name="match">The result it was chosen from; without it hours and fit are not claimed.</param>
    public static ShortlistItem Of(RecordSheet sheet, ReferralMatch? match, DateTimeZone zone, Instant now)
    {
        var facts = new List<Bilingual>();
        if (match is not null)
        {
            facts.Add(InBoth(words => OpenWords.Of(match.Open, now, isNow: true, zone, words).Text));
            facts.Add(InBoth(words => EligibilityWords.Say(match.Eligibility, words)));
            facts.Add(InBoth(words => words.List([.. match.Languages.Take(5).Select(l => l.ByInterpreter ? words["Search.ByInterpreter", Referrals.Names.Language(l.Code, words)] : Referrals.Names.Language(l.Code, words))])));
        }

        facts.Add(InBoth(words => sheet.LastVerified is { } day ? words["Contact.VerifiedOn", TimeWords.Day(day, words)] : words["Contact.NeverVerified"]));
        return new(
            sheet.ServiceId,
            sheet.OrganizationId,
            sheet.Service.Name,
            sheet.Organization.Name,
            match?.Place,
            sheet.NotAsSaved ? [] : sheet.PublicPhones(match?.Phone).Select(phone => new ShownPhone(InBoth(words => PhoneWords.ForCopy(phone, words)), PurposeOf(phone))).ToValueList(),
            facts.Where(fact => !fact.IsEmpty).ToValueList(),
            now);
    }

    /// <summary>The option as text to read out, copy or print: public facts only.</summary>
    public static string Text(ShortlistItem item, Words words, DateTimeZone zone)
    {
        var lines = new List<string> { words.In(item.Service), words.In(item.Organization) + (item.Place is { } place ? words["Search.Separator"] + words.In(place) : "") };
        lines.AddRange(item.Phones.Select(phone => words["Contact.PhoneLine", words.In(phone.Number), words.In(phone.Purpose)]));
        lines.AddRange(item.Facts.Select(words.In));
        lines.Add(As(item, words, zone));
        return string.Join('\n', lines);
    }

    /// <summary>When the facts were so.</summary>
    public static string As(ShortlistItem item, Words words, DateTimeZone zone) =>
        words["Contact.AsShownAt", TimeWords.Clock(item.ShownAt.InZone(zone).TimeOfDay, words), TimeWords.Day(item.ShownAt.InZone(zone).Date, words)];

    private static Bilingual PurposeOf(Phone phone) => phone.Label is { IsEmpty: false } label ? label : InBoth(words => words[$"Record.Phone{phone.Purpose}"]);

    private static Bilingual InBoth(Func<Words, string> say) => new(say(Words.English), say(Words.French));
}
