using NodaTime;

namespace NRD.Core.Calls;

/// <summary>How something about a person left the house.</summary>
public enum DepartureWay
{
    /// <summary>Read to the partner as both were brought together.</summary>
    HandedOver,

    /// <summary>Told to the partner without the person on the line.</summary>
    Told,
    Copied,
    Printed,
}

/// <summary>Something that left: it cannot be called back, only listed.</summary>
public sealed record Departure(DepartureWay Way, Instant At, ValueList<SharedItem> Items);

/// <summary>What a finished briefing says.</summary>
/// <param name="NotAbout">Words the operator marked as not about the person.</param>
/// <param name="Alias">The operator's alias: all that ever stands of them (rule R40).</param>
/// <param name="Left">Each time it left, in order.</param>
public sealed record BriefingDetail(Briefing Briefing, ValueList<string> NotAbout, string Alias, ValueList<Departure> Left)
{
    /// <inheritdoc cref="FieldState.ToString"/>
    public override string ToString() => "[restricted]";
}

/// <summary>A finished briefing as it is kept: what it says is sealed.</summary>
public sealed class ContactBriefing
{
    public ContactBriefing(Guid id, Guid contactId, Guid serviceId, Guid recipientId, ConsentPurpose purpose, BriefingDetail detail, Instant now)
    {
        Id = id;
        ContactId = contactId;
        ServiceId = serviceId;
        RecipientId = recipientId;
        Purpose = purpose;
        FinishedAt = now;
        Detail = new Restricted<BriefingDetail>(detail);
    }

    private ContactBriefing()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public Guid ServiceId { get; private set; }

    public Guid RecipientId { get; private set; }

    public ConsentPurpose Purpose { get; private set; }

    public Instant FinishedAt { get; private set; }

    /// <summary>A consent was withdrawn: from then on it leaves no more.</summary>
    public Instant? StoppedAt { get; private set; }

    /// <summary>How many pages were printed of it.</summary>
    public int Copies { get; private set; }

    public Restricted<BriefingDetail> Detail { get; private set; } = default!;

    public Guid Version { get; private set; } = Guid.NewGuid();

    internal void Leave(DepartureWay way, Instant now)
    {
        var detail = Detail.Disclose();
        Detail = new Restricted<BriefingDetail>(detail with { Left = detail.Left.Append(new(way, now, detail.Briefing.Sharing.Items)).ToValueList() });
        Copies += way == DepartureWay.Printed ? 1 : 0;
        Version = Guid.NewGuid();
    }

    internal void Stop(Instant now)
    {
        StoppedAt ??= now;
        Version = Guid.NewGuid();
    }
}

/// <summary>A warm transfer as it is kept.</summary>
public sealed class ContactTransfer
{
    public ContactTransfer(Transfer transfer)
    {
        Id = transfer.Id;
        ContactId = transfer.ContactId;
        ServiceId = transfer.ServiceId;
        StartedAt = transfer.StartedAt;
        Detail = new Restricted<Transfer>(transfer);
    }

    private ContactTransfer()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public Guid ServiceId { get; private set; }

    public Instant StartedAt { get; private set; }

    public TransferStep Step { get; private set; }

    public TransferResult? Result { get; private set; }

    public Restricted<Transfer> Detail { get; private set; } = default!;

    public Guid Version { get; private set; } = Guid.NewGuid();

    internal void Replace(Transfer transfer)
    {
        Step = transfer.Step;
        Result = transfer.Result;
        Detail = new Restricted<Transfer>(transfer);
        Version = Guid.NewGuid();
    }
}

/// <summary>A relay as it is kept.</summary>
public sealed class ContactRelay
{
    public ContactRelay(Guid id, Guid contactId, Guid serviceId, RelayWay way, RelayDetail detail, Instant now)
    {
        Id = id;
        ContactId = contactId;
        ServiceId = serviceId;
        Way = way;
        GivenAt = now;
        Detail = new Restricted<RelayDetail>(detail);
    }

    private ContactRelay()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public Guid ServiceId { get; private set; }

    public RelayWay Way { get; private set; }

    public Instant GivenAt { get; private set; }

    public Restricted<RelayDetail> Detail { get; private set; } = default!;
}

/// <summary>What became of offering one service in one contact: codes only.</summary>
public sealed class ContactReferral
{
    public ContactReferral(Guid contactId, Guid serviceId, Guid recipientId)
    {
        Id = IdOf(contactId, serviceId);
        ContactId = contactId;
        ServiceId = serviceId;
        RecipientId = recipientId;
    }

    private ContactReferral()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public Guid ServiceId { get; private set; }

    public Guid RecipientId { get; private set; }

    /// <summary><c>null</c> while nobody knows.</summary>
    public ReferralOutcome? Outcome { get; private set; }

    public Instant? OutcomeAt { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>One for each contact and service, whichever window wrote it.</summary>
    internal static Guid IdOf(Guid contactId, Guid serviceId) => Partners.StableId.Of("referral", contactId.ToString("N"), serviceId.ToString("N"));

    internal void Become(ReferralOutcome outcome, Instant now)
    {
        Outcome = outcome;
        OutcomeAt = now;
        Version = Guid.NewGuid();
    }
}
