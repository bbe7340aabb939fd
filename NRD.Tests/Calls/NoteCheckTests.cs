using System.Globalization;
using CsCheck;
using NRD.Core.Calls;

namespace NRD.Tests.Calls;

/// <summary>What a text may not hold, in both languages, and what is left in peace.</summary>
public sealed class NoteCheckTests
{
    private static readonly IReadOnlySet<SharedItem> Nothing = new HashSet<SharedItem>();

    [Theory]
    [InlineData("call 613-555-0142 tonight", NoteFindingKind.PhoneNumber, "613-555-0142")]
    [InlineData("au (418) 555 0199 svp", NoteFindingKind.PhoneNumber, "(418) 555 0199")]
    [InlineData("on 1 800.555.0101", NoteFindingKind.PhoneNumber, "1 800.555.0101")]
    [InlineData("or +44 20 7946 0123", NoteFindingKind.PhoneNumber, "+44 20 7946 0123")]
    [InlineData("the line 555-0142", NoteFindingKind.PhoneNumber, "555-0142")]
    [InlineData("SIN 046 454 286", NoteFindingKind.SocialInsuranceNumber, "046 454 286")]
    [InlineData("046-454-286", NoteFindingKind.SocialInsuranceNumber, "046-454-286")]
    [InlineData("client 1122-3344", NoteFindingKind.DocumentNumber, "client 1122-3344")]
    [InlineData("IMM 5554 and UCI 1234-5678", NoteFindingKind.DocumentNumber, "IMM 5554")]
    [InlineData("passport AB123456", NoteFindingKind.DocumentNumber, "passport AB123456")]
    [InlineData("near K1A 0B1", NoteFindingKind.PostalCode, "K1A 0B1")]
    [InlineData("près de h2x1y4", NoteFindingKind.PostalCode, "h2x1y4")]
    [InlineData("see https://example.org/x", NoteFindingKind.Link, "https://example.org/x")]
    [InlineData("on example.ca", NoteFindingKind.Link, "example.ca")]
    [InlineData("write to maya@example.org", NoteFindingKind.EmailAddress, "maya@example.org")]
    [InlineData("at 12 Maple Street", NoteFindingKind.ExactAddress, "12 Maple Street")]
    [InlineData("au 350, rue des Érables", NoteFindingKind.ExactAddress, "350, rue")]
    [InlineData("hotel, room 214", NoteFindingKind.ExactAddress, "room 214")]
    [InlineData("à l’hôtel, chambre 214", NoteFindingKind.ExactAddress, "chambre 214")]
    [InlineData("she is accepted", NoteFindingKind.Promise, "accepted")]
    [InlineData("a bed is guaranteed", NoteFindingKind.Promise, "guaranteed")]
    [InlineData("elle est admissible", NoteFindingKind.Promise, "admissible")]
    [InlineData("une place garantie", NoteFindingKind.Promise, "garantie")]
    [InlineData("the person qualifies", NoteFindingKind.Promise, "qualifies")]
    [InlineData("her work permit ran out", NoteFindingKind.ImmigrationStatus, "work permit")]
    [InlineData("une demande d’asile", NoteFindingKind.ImmigrationStatus, "demande d’asile")]
    [InlineData("has a criminal record", NoteFindingKind.CriminalHistory, "criminal record")]
    [InlineData("un casier judiciaire", NoteFindingKind.CriminalHistory, "casier judiciaire")]
    [InlineData("is pregnant", NoteFindingKind.Health, "pregnant")]
    [InlineData("elle est enceinte", NoteFindingKind.Health, "enceinte")]
    [InlineData("he was beaten", NoteFindingKind.ViolenceNarrative, "beaten")]
    [InlineData("elle a été battue", NoteFindingKind.ViolenceNarrative, "battue")]
    [InlineData("seems credible", NoteFindingKind.Credibility, "credible")]
    [InlineData("peu crédible", NoteFindingKind.Credibility, "crédible")]
    [InlineData("turned away by a house", NoteFindingKind.OtherAgency, "turned away by")]
    [InlineData("suivie par la DPJ", NoteFindingKind.OtherAgency, "DPJ")]
    public void R18_What_must_not_leave_is_found_where_it_stands(string text, NoteFindingKind kind, string words)
    {
        var found = NoteCheck.Findings(text, Nothing);

        found.ShouldContain(finding => finding.Kind == kind && NoteCheck.Words(text, finding) == words, string.Join("; ", found.Select(f => $"{f.Kind}:{NoteCheck.Words(text, f)}")));
    }

    [Theory]
    [InlineData("Sam, 16 to 17, asks for a bed tonight, in French. On the line now.")]
    [InlineData("Two adults and 1 child, aged 4, with a small dog.")]
    [InlineData("Needs a room on the ground floor; uses a wheelchair. Leaves work at 5:30 p.m. on 2026-11-25.")]
    [InlineData("Cherche une place pour ce soir, avec ses 2 enfants. Parle espagnol et un peu français.")]
    [InlineData("Somebody may be looking for them near the bus station. Please ask for the code word.")]
    [InlineData("Il faut une entrée sans marche. Préfère parler avec une femme.")]
    [InlineData("Works 12 hours a day, was paid $40 a week, owes $3,500.")]
    [InlineData("")]
    public void Ordinary_facts_are_left_in_peace(string text) =>
        NoteCheck.Findings(text, Nothing).ShouldBeEmpty();

    [Theory]
    [InlineData("613\u200B-555\u00A0-\u20090142")]
    [InlineData("６１３ ５５５ ０１４２")]
    [InlineData("613 –555—0142")]
    [InlineData("613\n555\n0142")]
    [InlineData("٦١٣ ٥٥٥ ٠١٤٢")]
    public void A_number_in_disguise_is_found_all_the_same(string text) =>
        NoteCheck.Findings(text, Nothing).ShouldHaveSingleItem().Kind.ShouldBe(NoteFindingKind.PhoneNumber);

    [Fact]
    public void R17_No_consent_lets_a_promise_pass() =>
        NoteCheck.Findings("She is eligible. Elle est admissible.", Enum.GetValues<SharedItem>().ToHashSet()).Select(finding => finding.Kind)
            .ShouldBe([NoteFindingKind.Promise, NoteFindingKind.Promise]);

    [Fact]
    public void R15_Health_passes_only_with_a_consent_that_names_it()
    {
        NoteCheck.Findings("is pregnant", new HashSet<SharedItem> { SharedItem.Background, SharedItem.Needs }).ShouldHaveSingleItem().Kind.ShouldBe(NoteFindingKind.Health);
        NoteCheck.Findings("is pregnant", new HashSet<SharedItem> { SharedItem.Health }).ShouldBeEmpty();
    }

    [Fact]
    public void A_held_word_passes_once_it_is_said_not_to_be_about_the_person_but_a_blocked_one_does_not()
    {
        NoteCheck.Findings("the detox on Main", Nothing, new HashSet<string> { "detox" }).ShouldBeEmpty();
        NoteCheck.Findings("call 613-555-0142", Nothing, new HashSet<string> { "613-555-0142" }).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_part_holds_at_most_600_characters()
    {
        NoteCheck.Findings(new string('a', NoteCheck.LongestPart), Nothing).ShouldBeEmpty();
        NoteCheck.Findings(new string('a', NoteCheck.LongestPart + 5), Nothing).ShouldHaveSingleItem().ShouldBe(new(NoteFindingKind.TooLong, 600, 5));
    }

    [Fact]
    public void Any_text_is_read_and_each_finding_lies_within_it() =>
        Gen.String[0, 300].Sample(text =>
        {
            foreach (var finding in NoteCheck.Findings(text, Nothing))
            {
                finding.Length.ShouldBeGreaterThan(0);
                NoteCheck.Words(text, finding).Length.ShouldBe(finding.Length);
            }
        });

    [Fact]
    public void A_phone_number_is_found_within_any_words() =>
        Gen.Select(Words, Gen.Int[200, 999], Gen.Int[200, 999], Gen.Int[0, 9999], Gen.OneOf("-", " ", ".", ""), Words).Sample((before, area, exchange, line, between, after) =>
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{area}{between}{exchange}{between}{line:0000}");

            NoteCheck.Findings($"{before} {number} {after}", Nothing).ShouldContain(finding => finding.Level == NoteFindingLevel.Blocked);
        });

    [Theory]
    [InlineData(NoteFindingKind.Promise)]
    [InlineData(NoteFindingKind.ImmigrationStatus)]
    [InlineData(NoteFindingKind.CriminalHistory)]
    [InlineData(NoteFindingKind.Health)]
    [InlineData(NoteFindingKind.ViolenceNarrative)]
    [InlineData(NoteFindingKind.Credibility)]
    [InlineData(NoteFindingKind.OtherAgency)]
    public void R39_Each_list_of_words_exists_in_both_languages(NoteFindingKind kind)
    {
        var lists = Core.Places.ReferenceData.Json<Dictionary<NoteFindingKind, Dictionary<string, IReadOnlyList<string>>>>("note-words.json");

        lists[kind].Keys.ShouldBe(["en", "fr"]);
        lists[kind].Values.ShouldAllBe(words => words.Count >= 10);
    }

    private static Gen<string> Words { get; } = Gen.OneOf("please", "call", "tonight", "au", "merci", "the house", "at once", "Sam").Array[1, 3].Select(words => string.Join(' ', words));
}
