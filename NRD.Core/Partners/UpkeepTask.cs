using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Core.Partners;

/// <summary>What somebody who keeps the directory has to look into.</summary>
public enum UpkeepKind
{
    WrongNumber,
    Closed,
    ChangedHours,

    /// <summary>Reported full again and again.</summary>
    FullForLong,
}

/// <summary>How it ended.</summary>
public enum UpkeepAnswer
{
    /// <summary>It was so, and the record says so now.</summary>
    Mended,

    /// <summary>It was not so: what was reported counts no more.</summary>
    NotSo,

    /// <summary>Whoever reported it took it back.</summary>
    TakenBack,
}

/// <summary>One thing to look into at one service, however many desks reported it.</summary>
public sealed class UpkeepTask
{
    public UpkeepTask(UpkeepKind kind, Guid serviceId, Guid organizationId, string number, Instant now)
    {
        Id = Guid.NewGuid();
        Kind = kind;
        ServiceId = serviceId;
        OrganizationId = organizationId;
        Number = number;
        OpenedAt = LastReportedAt = now;
        ReportCount = 1;
    }

    private UpkeepTask()
    {
    }

    public Guid Id { get; private set; }

    public UpkeepKind Kind { get; private set; }

    public Guid ServiceId { get; private set; }

    public Guid OrganizationId { get; private set; }

    /// <summary>Which number; empty where it is about none.</summary>
    public string Number { get; private set; } = "";

    public Instant OpenedAt { get; private set; }

    public Instant LastReportedAt { get; private set; }

    public int ReportCount { get; private set; }

    /// <summary>Whose it is: a staff id; <c>null</c> where nobody took it yet.</summary>
    public string? OwnerId { get; private set; }

    /// <summary>A line for whoever works on it next; about the partner only.</summary>
    public string? Note { get; private set; }

    public UpkeepAnswer? Answer { get; private set; }

    public string? AnsweredBy { get; private set; }

    public Instant? AnsweredAt { get; private set; }

    /// <summary>Changes with every save, so that two people never answer one task.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    public bool IsOpen => AnsweredAt is null;

    internal void ReportAgain(Instant now)
    {
        ReportCount++;
        LastReportedAt = now;
        Touch();
    }

    internal void TakeBackOne(Actor actor, Instant now)
    {
        ReportCount--;
        if (ReportCount == 0)
        {
            End(UpkeepAnswer.TakenBack, actor, now);
        }

        Touch();
    }

    internal void GiveTo(string? staffId)
    {
        OwnerId = staffId;
        Touch();
    }

    internal void Say(string? note)
    {
        Note = note;
        Touch();
    }

    internal void End(UpkeepAnswer answer, Actor actor, Instant now)
    {
        Answer = answer;
        AnsweredBy = actor.Id;
        AnsweredAt = now;
        Touch();
    }

    private void Touch() => Version = Guid.NewGuid();
}
