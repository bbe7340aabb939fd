using System.Text.RegularExpressions;
using NodaTime;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Police.Lists;

/// <summary>What a version must be like before it is saved.</summary>
internal static partial class ListRules
{
    public const int LongestReason = 500;
    private const int LongestText = 4000;
    private const int LongestName = 200;
    private const int MostEntries = 100;

    /// <param name="today">No confirmation is later than that.</param>
    public static IEnumerable<ListProblem> Problems(ListDraft draft, LocalDate today, TimeZones zones)
    {
        if (string.IsNullOrWhiteSpace(draft.Reason))
        {
            yield return new(ListProblemCode.ReasonMissing, Field: "reason");
        }
        else if (draft.Reason.Trim().Length > LongestReason)
        {
            yield return new(ListProblemCode.TooLong, Field: "reason");
        }

        if (draft.WantedFrom < today)
        {
            yield return new(ListProblemCode.WantedFromPast, Field: "effective_from");
        }

        foreach (var problem in Lines(draft.Content.Lines).Concat(Protocol(draft.Content.Protocol)))
        {
            yield return problem;
        }

        if (draft.Content.Entries.Count > MostEntries)
        {
            yield return new(ListProblemCode.TooLong, Field: "contact");
        }

        if (draft.Content.Entries.GroupBy(e => e.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            yield return new(ListProblemCode.SameEntryTwice, twice.Key, "item");
        }

        foreach (var problem in draft.Content.Entries.SelectMany(entry => Entry(entry, today, zones)).Concat(draft.Personal.Values.OfType<PersonalReach>().SelectMany(Personal)))
        {
            yield return problem;
        }
    }

    public static bool IsEmail(string text) => Email().IsMatch(text);

    private static IEnumerable<ListProblem> Lines(ServiceLines lines) =>
        Text(lines.Unit, null, "unit", LongestName)
            .Concat(Phones(lines.General, null, "general_line")).Concat(Phones(lines.AfterHours, null, "after_hours_line"))
            .Concat(lines.Languages.Where(code => Languages.Default.Find(code) is null).Select(code => new ListProblem(ListProblemCode.LanguageUnknown, Field: "languages", Value: code)));

    private static IEnumerable<ListProblem> Protocol(PoliceProtocol protocol) => ListTable.ProtocolTexts(protocol).SelectMany(pair => Text(pair.Text, null, pair.Item, LongestText));

    private static IEnumerable<ListProblem> Entry(ListEntry entry, LocalDate today, TimeZones zones)
    {
        if (entry.Name.IsEmpty)
        {
            yield return new(ListProblemCode.NameMissing, entry.Id, "text_en");
        }

        foreach (var problem in Text(entry.Name, entry.Id, "text", LongestName).Concat(Text(entry.Unit, entry.Id, "unit", LongestName)).Concat(Phones(entry.Phones, entry.Id, "phones")))
        {
            yield return problem;
        }

        if (entry.Phones.Count == 0 && entry.Email is null && !entry.HasPersonal)
        {
            yield return new(ListProblemCode.NoWayToReach, entry.Id, "phones");
        }

        if (entry.Email is { } email && !IsEmail(email))
        {
            yield return new(ListProblemCode.EmailUnread, entry.Id, "email", email);
        }

        if (entry.Zone is { } zone ? zones.Find(zone) is null : entry.Hours.Kind == HoursKind.Weekly)
        {
            yield return new(entry.Zone is null ? ListProblemCode.ZoneMissing : ListProblemCode.ZoneUnknown, entry.Id, "zone", entry.Zone);
        }

        if (entry.Confirmed is { } confirmed)
        {
            if (confirmed.On > today)
            {
                yield return new(ListProblemCode.ConfirmedInFuture, entry.Id, "confirmed_on");
            }

            if (string.IsNullOrWhiteSpace(confirmed.By))
            {
                yield return new(ListProblemCode.ConfirmedByMissing, entry.Id, "confirmed_by");
            }
        }

        if (new[] { entry.Rank, entry.Confirmed?.By, entry.Hours.Original.En }.Any(text => text?.Length > LongestName * 2))
        {
            yield return new(ListProblemCode.TooLong, entry.Id, "rank");
        }
    }

    private static IEnumerable<ListProblem> Personal(PersonalReach personal) => Phones(personal.Phones, personal.EntryId, "personal")
        .Concat(personal.Email is { } email && !IsEmail(email) ? [new ListProblem(ListProblemCode.EmailUnread, personal.EntryId, "personal")] : []);

    private static IEnumerable<ListProblem> Text(Bilingual text, Guid? entry, string field, int longest)
    {
        if (!text.IsEmpty && !text.IsComplete)
        {
            yield return new(ListProblemCode.OtherLanguageMissing, entry, field, text.En ?? text.Fr);
        }

        if (text.En?.Length > longest || text.Fr?.Length > longest)
        {
            yield return new(ListProblemCode.TooLong, entry, field);
        }
    }

    private static IEnumerable<ListProblem> Phones(ValueList<Phone> phones, Guid? entry, string field) =>
        phones.Where(phone => phone.Number is null).Select(phone => new ListProblem(ListProblemCode.PhoneUnread, entry, field, field == "personal" ? null : phone.Raw));

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex Email();
}
