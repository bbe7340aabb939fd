using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>A kind of act that one person asks for and a second one allows.</summary>
/// <param name="Code">What the database and the audit trail call it.</param>
/// <param name="Ask">Needed to ask for it.</param>
/// <param name="Answer">Needed to answer it.</param>
/// <param name="Lives">How long a request stays open, and an approval can be used.</param>
public sealed record ApprovalKind(string Code, Permission Ask, Permission Answer, Duration Lives)
{
    /// <summary>While somebody is on the line an answer is needed at once or not at all.</summary>
    public static readonly Duration DuringContact = Duration.FromMinutes(15);

    /// <summary>Everything else waits in a list until it is answered or withdrawn, or the record changes.</summary>
    public static readonly Duration Worklist = Duration.FromDays(30);
}

/// <summary>The one table of what needs a second person.</summary>
public static class ApprovalKinds
{
    /// <summary>Invite somebody into a role that one administrator cannot grant.</summary>
    public static readonly ApprovalKind InviteStaff = new("InviteStaff", Permission.ManageStaff, Permission.ApproveStaffGrants, ApprovalKind.Worklist);

    /// <summary>Give somebody a role that one administrator cannot grant.</summary>
    public static readonly ApprovalKind GrantRoles = new("GrantRoles", Permission.ManageStaff, Permission.ApproveStaffGrants, ApprovalKind.Worklist);

    /// <summary>Reset the factors of somebody who holds such a role: whoever gets the new link could act as them.</summary>
    public static readonly ApprovalKind ResetFactors = new("ResetFactors", Permission.ManageStaff, Permission.ApproveStaffGrants, ApprovalKind.Worklist);

    /// <summary>Keep a contact from being purged.</summary>
    public static readonly ApprovalKind PlaceHold = new("PlaceHold", Permission.SuperviseContacts, Permission.SuperviseContacts, ApprovalKind.Worklist);

    /// <summary>Let a contact that is held go at its time.</summary>
    public static readonly ApprovalKind LiftHold = new("LiftHold", Permission.SuperviseContacts, Permission.SuperviseContacts, ApprovalKind.Worklist);

    /// <summary>Show the number of a contact because somebody is in imminent danger (rule R05).</summary>
    public static readonly ApprovalKind RevealNumber = new("RevealNumber", Permission.TakeContacts, Permission.TakeContacts, ApprovalKind.DuringContact);

    /// <summary>Put a version of a police service's contact list in force.</summary>
    public static readonly ApprovalKind PutListInForce = new("PutListInForce", Permission.EditPoliceLists, Permission.ReviewPoliceLists, ApprovalKind.Worklist);

    public static IReadOnlyList<ApprovalKind> All { get; } = [InviteStaff, GrantRoles, ResetFactors, PlaceHold, LiftHold, RevealNumber, PutListInForce];

    /// <summary>Who may ask or answer anything has a worklist.</summary>
    internal static bool Concern(IReadOnlySet<Permission> permissions) => All.Any(kind => permissions.Contains(kind.Ask) || permissions.Contains(kind.Answer));
}
