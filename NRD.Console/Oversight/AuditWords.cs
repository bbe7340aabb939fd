using NRD.Console.Components;
using NRD.Core.Accounts;
using NRD.Core.Oversight;

namespace NRD.Console.Oversight;

/// <summary>The codes of the audit trail as words, in both languages.</summary>
public static class AuditWords
{
    public static string Say(AuditAction action, Words words) => words[action switch
    {
        AuditAction.Created => "Audit.ActionCreated",
        AuditAction.Changed => "Audit.ActionChanged",
        AuditAction.StatusChanged => "Audit.ActionStatusChanged",
        AuditAction.Deactivated => "Audit.ActionDeactivated",
        AuditAction.Imported => "Audit.ActionImported",
        AuditAction.ImportConflict => "Audit.ActionImportConflict",
        AuditAction.SearchWordsChanged => "Audit.ActionSearchWordsChanged",
        AuditAction.SampleDirectoryLoaded => "Audit.ActionSampleDirectoryLoaded",
        AuditAction.Revealed => "Audit.ActionRevealed",
        AuditAction.RowCheckFailed => "Audit.ActionRowCheckFailed",
        AuditAction.MasterKeyChanged => "Audit.ActionMasterKeyChanged",
        AuditAction.Attempted => "Audit.ActionAttempted",
        AuditAction.Opened => "Audit.ActionOpened",
        AuditAction.Printed => "Audit.ActionPrinted",
        AuditAction.Copied => "Audit.ActionCopied",
        AuditAction.SignedIn => "Audit.ActionSignedIn",
        AuditAction.SignInFailed => "Audit.ActionSignInFailed",
        AuditAction.SignedOut => "Audit.ActionSignedOut",
        AuditAction.SessionEnded => "Audit.ActionSessionEnded",
        AuditAction.Locked => "Audit.ActionLocked",
        AuditAction.Unlocked => "Audit.ActionUnlocked",
        AuditAction.Reauthenticated => "Audit.ActionReauthenticated",
        AuditAction.StaffInvited => "Audit.ActionStaffInvited",
        AuditAction.StaffActivated => "Audit.ActionStaffActivated",
        AuditAction.StaffDisabled => "Audit.ActionStaffDisabled",
        AuditAction.StaffEnabled => "Audit.ActionStaffEnabled",
        AuditAction.RolesChanged => "Audit.ActionRolesChanged",
        AuditAction.FactorChanged => "Audit.ActionFactorChanged",
        AuditAction.FactorReset => "Audit.ActionFactorReset",
        AuditAction.BootstrapLinkMade => "Audit.ActionBootstrapLinkMade",
        AuditAction.ApprovalRequested => "Audit.ActionApprovalRequested",
        AuditAction.ApprovalGiven => "Audit.ActionApprovalGiven",
        AuditAction.ApprovalDeclined => "Audit.ActionApprovalDeclined",
        AuditAction.ApprovalWithdrawn => "Audit.ActionApprovalWithdrawn",
        AuditAction.ApprovalUsed => "Audit.ActionApprovalUsed",
        AuditAction.ApprovalVoided => "Audit.ActionApprovalVoided",
        AuditAction.StaffLinkMade => "Audit.ActionStaffLinkMade",
        AuditAction.ContactStarted => "Audit.ActionContactStarted",
        AuditAction.ContactTakenOver => "Audit.ActionContactTakenOver",
        AuditAction.ContactMoved => "Audit.ActionContactMoved",
        AuditAction.ContactClosed => "Audit.ActionContactClosed",
        AuditAction.ContactReopened => "Audit.ActionContactReopened",
        AuditAction.ContactPurged => "Audit.ActionContactPurged",
        AuditAction.ConsentGiven => "Audit.ActionConsentGiven",
        AuditAction.ConsentWithdrawn => "Audit.ActionConsentWithdrawn",
        AuditAction.ExceptionRecorded => "Audit.ActionExceptionRecorded",
        AuditAction.ScriptWritten => "Audit.ActionScriptWritten",
        AuditAction.DecisionTaken => "Audit.ActionDecisionTaken",
        AuditAction.HarmConfirmed => "Audit.ActionHarmConfirmed",
        AuditAction.WentOnAlone => "Audit.ActionWentOnAlone",
        AuditAction.FindingRecorded => "Audit.ActionFindingRecorded",
        AuditAction.ReportBegun => "Audit.ActionReportBegun",
        AuditAction.ReportTold => "Audit.ActionReportTold",
        AuditAction.ReportCompleted => "Audit.ActionReportCompleted",
        AuditAction.ContactsLinked => "Audit.ActionContactsLinked",
        AuditAction.AlertRaised => "Audit.ActionAlertRaised",
        AuditAction.AlertSettled => "Audit.ActionAlertSettled",
        AuditAction.TipReceived => "Audit.ActionTipReceived",
        AuditAction.NoticeUnblocked => "Audit.ActionNoticeUnblocked",
        AuditAction.NoticeGiven => "Audit.ActionNoticeGiven",
    }];

    public static string Say(SubjectKind subject, Words words) => words[subject switch
    {
        SubjectKind.Organization => "Audit.SubjectOrganization",
        SubjectKind.Service => "Audit.SubjectService",
        SubjectKind.Site => "Audit.SubjectSite",
        SubjectKind.SynonymGroup => "Audit.SubjectSynonymGroup",
        SubjectKind.Import => "Audit.SubjectImport",
        SubjectKind.Directory => "Audit.SubjectDirectory",
        SubjectKind.Keys => "Audit.SubjectKeys",
        SubjectKind.Console => "Audit.SubjectConsole",
        SubjectKind.Staff => "Audit.SubjectStaff",
        SubjectKind.Session => "Audit.SubjectSession",
        SubjectKind.Approval => "Audit.SubjectApproval",
        SubjectKind.Contact => "Audit.SubjectContact",
        SubjectKind.Consent => "Audit.SubjectConsent",
        SubjectKind.Script => "Audit.SubjectScript",
    }];

    public static string Say(AuditOutcome outcome, Words words) => words[outcome switch
    {
        AuditOutcome.Done => "Audit.OutcomeDone",
        AuditOutcome.Denied => "Audit.OutcomeDenied",
    }];

    public static string Say(AuditFaultKind fault, Words words) => words[fault switch
    {
        AuditFaultKind.Altered => "Audit.FaultAltered",
        AuditFaultKind.Missing => "Audit.FaultMissing",
        AuditFaultKind.TailMissing => "Audit.FaultTailMissing",
        AuditFaultKind.HeadAltered => "Audit.FaultHeadAltered",
        AuditFaultKind.OlderDatabase => "Audit.FaultOlderDatabase",
        AuditFaultKind.NotAsAnchored => "Audit.FaultNotAsAnchored",
        AuditFaultKind.AnchorMissing => "Audit.FaultAnchorMissing",
        AuditFaultKind.AnchorAltered => "Audit.FaultAnchorAltered",
    }];

    /// <summary>What was asked for in vain, why something was shown, or the code itself where there are no words for it.</summary>
    public static string Reason(string? code, Words words) =>
        code is null ? ""
        : Enum.TryParse<RevealReason>(code, out var why) && Enum.IsDefined(why) ? words[$"Audit.Reason{why}"]
        : Enum.TryParse<Permission>(code, out var permission) && Enum.IsDefined(permission) ? words[$"Audit.Permission{permission}"]
        : code;
}
