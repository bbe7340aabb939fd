using NodaTime;
using NRD.Core.Calls;
using NRD.Core.Oversight;
using NRD.Core.Reporting;
using static NRD.Tests.Calls.CallBench;

namespace NRD.Tests.Calls;

/// <summary>How consents are taken: whom one asks, for how long, and each answer by itself.</summary>
public sealed class ConsentBookTests : IAsyncLifetime
{
    private CallBench call = default!;

    public async ValueTask InitializeAsync() => call = await OpenAsync();

    public async ValueTask DisposeAsync() => await call.DisposeAsync();

    [Fact]
    public async Task Nothing_is_answered_by_asking()
    {
        var request = call.Request();
        await call.Book.BeginAsync(Ana, request, Ct);

        (await ConsentsAsync()).ShouldHaveSingleItem().Answers.ShouldBeEmpty();
        (await call.Book.ReadBackAsync(Ana, request.Id, Ct)).ShouldBe(ConsentRefusal.NothingAnswered);
        (await call.CountAsync(AuditAction.ConsentAsked)).ShouldBe(1);
        (await call.CountAsync(AuditAction.ConsentGiven)).ShouldBe(0);
    }

    [Fact]
    public async Task One_answer_answers_one_item()
    {
        var request = call.Request();
        await call.Book.BeginAsync(Ana, request, Ct);
        await call.Book.AnswerAsync(Ana, request.Id, SharedItem.Needs, ConsentAnswer.Yes, Ct);

        var consent = (await ConsentsAsync()).ShouldHaveSingleItem();
        consent.Answers.ShouldHaveSingleItem().Item.ShouldBe(SharedItem.Needs);
        Enum.GetValues<SharedItem>().Where(item => item != SharedItem.Needs).ShouldAllBe(item => consent.AnswerTo(item) == ConsentAnswer.NotAsked);
    }

    [Theory]
    [InlineData("friend")]
    [InlineData("service-provider")]
    [InlineData("police")]
    public async Task R19_Whoever_calls_for_somebody_else_cannot_consent_for_them(string role)
    {
        await call.NoteAsync(ContactField.CallerRole, role);

        (await call.Book.BeginAsync(Ana, call.Request(), Ct)).ShouldBe(ConsentRefusal.ThirdParty);
        (await call.Book.BeginAsync(Ana, call.Request(ConsentPurpose.FollowUp) with { RecipientId = Consent.Hotline }, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_parent_who_may_be_part_of_the_harm_is_never_asked()
    {
        var request = call.Request() with { Basis = ConsentBasis.LawfulRepresentative };

        (await call.Book.BeginAsync(Ana, request, Ct)).ShouldBe(ConsentRefusal.ParentMayHarm);
        (await call.Book.BeginAsync(Ana, request with { ParentMayHarm = true }, Ct)).ShouldBe(ConsentRefusal.ParentMayHarm);
        (await call.Book.BeginAsync(Ana, request with { ParentMayHarm = false }, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task R08_A_consent_of_one_contact_is_none_in_another()
    {
        var request = call.Request();
        await call.Book.BeginAsync(Ana, request, Ct);
        var other = Guid.NewGuid();
        await call.Desk.StartAsync(Ana, other, ContactChannel.Chat, ContactKind.PersonInNeed, Ct);

        (await call.Book.BeginAsync(Ana, request with { ContactId = other }, Ct)).ShouldBe(ConsentRefusal.OtherContact);
        (await call.Book.BeginAsync(Ana, request with { RecipientId = call.OtherHouse }, Ct)).ShouldBe(ConsentRefusal.OtherContact);
        (await call.Book.BeginAsync(Ana, request with { Purpose = ConsentPurpose.Relay }, Ct)).ShouldBe(ConsentRefusal.OtherContact);
        (await call.Book.AnswerAsync(Ben, request.Id, SharedItem.Needs, ConsentAnswer.Yes, Ct)).ShouldBe(ConsentRefusal.NotWritable);
    }

    [Fact]
    public async Task Police_and_child_protection_are_no_purposes_here()
    {
        (await call.Book.BeginAsync(Ana, call.Request(ConsentPurpose.ReportToPolice), Ct)).ShouldBe(ConsentRefusal.NotHere);
        (await call.Book.BeginAsync(Ana, call.Request(ConsentPurpose.ReportToChildProtection), Ct)).ShouldBe(ConsentRefusal.NotHere);
    }

    [Fact]
    public async Task A_consent_whose_time_is_over_takes_no_more_answers()
    {
        var request = call.Request() with { Lasts = Duration.FromHours(24) };
        await call.Book.BeginAsync(Ana, request, Ct);
        call.Database.Clock.Advance(Duration.FromHours(24));

        (await call.Book.AnswerAsync(Ana, request.Id, SharedItem.Needs, ConsentAnswer.Yes, Ct)).ShouldBe(ConsentRefusal.Expired);
    }

    [Fact]
    public void No_term_is_longer_than_thirty_days_and_every_purpose_has_its_usual_one()
    {
        ConsentTerms.All.ShouldAllBe(term => term.Name.IsComplete && (term.Lasts == null || term.Lasts <= Consent.Longest));
        Enum.GetValues<ConsentPurpose>().ShouldAllBe(purpose => ConsentTerms.All.Contains(ConsentTerms.Usual(purpose)));
    }

    [Fact]
    public void Notes_on_age_stand_beside_the_consent_and_warn_of_parents()
    {
        CapacityNotes.For("UpTo12", "CA-ON").Select(note => note.Code).ShouldBe(["under-13", "no-parent"]);
        CapacityNotes.For("At13", "CA-QC").Select(note => note.Code).ShouldBe(["qc-under-14", "young", "no-parent"]);
        CapacityNotes.For("From14To15", "CA-QC").Select(note => note.Code).ShouldBe(["qc-from-14", "young", "no-parent"]);
        CapacityNotes.For("From19", null).ShouldBeEmpty();
        CapacityNotes.For(null, null).Select(note => note.Code).ShouldBe(["age-unknown"]);
    }

    private async Task<IReadOnlyList<Consent>> ConsentsAsync() => (await call.Entries.OpenAsync(Ana, call.Contact, Ct)).ShouldNotBeNull().Consents;
}
