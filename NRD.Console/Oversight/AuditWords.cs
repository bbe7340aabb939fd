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
        AuditAction.RetentionRun => "Audit.ActionRetentionRun",
        AuditAction.HoldPlaced => "Audit.ActionHoldPlaced",
        AuditAction.HoldLifted => "Audit.ActionHoldLifted",
        AuditAction.RevealReviewed => "Audit.ActionRevealReviewed",
        AuditAction.ConsentAsked => "Audit.ActionConsentAsked",
        AuditAction.ConsentAnswered => "Audit.ActionConsentAnswered",
        AuditAction.ConsentGiven => "Audit.ActionConsentGiven",
        AuditAction.ConsentWithdrawn => "Audit.ActionConsentWithdrawn",
        AuditAction.ExceptionRecorded => "Audit.ActionExceptionRecorded",
        AuditAction.BriefingFinished => "Audit.ActionBriefingFinished",
        AuditAction.BriefingHandedOver => "Audit.ActionBriefingHandedOver",
        AuditAction.TransferMoved => "Audit.ActionTransferMoved",
        AuditAction.TransferEnded => "Audit.ActionTransferEnded",
        AuditAction.Relayed => "Audit.ActionRelayed",
        AuditAction.ReferralOutcomeSet => "Audit.ActionReferralOutcomeSet",
        AuditAction.SettingChanged => "Audit.ActionSettingChanged",
        AuditAction.ScriptWritten => "Audit.ActionScriptWritten",
        AuditAction.DeskReported => "Audit.ActionDeskReported",
        AuditAction.DeskReportTakenBack => "Audit.ActionDeskReportTakenBack",
        AuditAction.TaskOpened => "Audit.ActionTaskOpened",
        AuditAction.TaskGiven => "Audit.ActionTaskGiven",
        AuditAction.TaskNoted => "Audit.ActionTaskNoted",
        AuditAction.TaskAnswered => "Audit.ActionTaskAnswered",
        AuditAction.FollowUpPlanned => "Audit.ActionFollowUpPlanned",
        AuditAction.FollowUpTaken => "Audit.ActionFollowUpTaken",
        AuditAction.FollowUpTried => "Audit.ActionFollowUpTried",
        AuditAction.FollowUpEnded => "Audit.ActionFollowUpEnded",
        AuditAction.UnmetNeedRecorded => "Audit.ActionUnmetNeedRecorded",
        AuditAction.ListSaved => "Audit.ActionListSaved",
        AuditAction.ListDiscarded => "Audit.ActionListDiscarded",
        AuditAction.ListInForce => "Audit.ActionListInForce",
        AuditAction.ListWithdrawn => "Audit.ActionListWithdrawn",
        AuditAction.ListPutBack => "Audit.ActionListPutBack",
        AuditAction.ListAcknowledged => "Audit.ActionListAcknowledged",
        AuditAction.ListFlagged => "Audit.ActionListFlagged",
        AuditAction.ListFlagSettled => "Audit.ActionListFlagSettled",
        AuditAction.ListExported => "Audit.ActionListExported",
        AuditAction.BackedUp => "Audit.ActionBackedUp",
        AuditAction.Restored => "Audit.ActionRestored",
        AuditAction.Exported => "Audit.ActionExported",
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
        SubjectKind.Briefing => "Audit.SubjectBriefing",
        SubjectKind.Transfer => "Audit.SubjectTransfer",
        SubjectKind.Relay => "Audit.SubjectRelay",
        SubjectKind.Referral => "Audit.SubjectReferral",
        SubjectKind.Setting => "Audit.SubjectSetting",
        SubjectKind.UpkeepTask => "Audit.SubjectUpkeepTask",
        SubjectKind.FollowUp => "Audit.SubjectFollowUp",
        SubjectKind.UnmetNeed => "Audit.SubjectUnmetNeed",
        SubjectKind.PoliceList => "Audit.SubjectPoliceList",
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
        : Enum.TryParse<RestoreReason>(code, out var given) && Enum.IsDefined(given) ? words[$"Audit.Restore{given}"]
        : Enum.TryParse<Permission>(code, out var permission) && Enum.IsDefined(permission) ? words[$"Audit.Permission{permission}"]
        : code;
}
