using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Calls.Deciding;
using NRD.Core.Importing;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence.Sealing;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Core.Persistence;

/// <summary>Who may come to see a stored value.</summary>
public enum Exposure
{
    /// <summary>May be published, once the partner agreed.</summary>
    Public,

    /// <summary>For operators and staff; never published, never read out.</summary>
    Internal,

    /// <summary>Only through one class that audits first.</summary>
    Restricted,

    /// <summary>Ids, versions and times that say nothing about anybody.</summary>
    Technical,

    /// <summary>Part of a value that is what the property holding it is.</summary>
    AsHolder,
}

/// <summary>The one table of every stored property and who may see it. A property that is not listed fails the tests.</summary>
public static class Classification
{
    /// <summary>By type and name of the property.</summary>
    public static IReadOnlyDictionary<(Type Type, string Property), Exposure> Table { get; } = Make();

    private static Dictionary<(Type Type, string Property), Exposure> Make()
    {
        var table = new Dictionary<(Type Type, string Property), Exposure>();
        void Are<T>(Exposure exposure, params string[] properties)
        {
            foreach (var property in properties)
            {
                table.Add((typeof(T), property), exposure);
            }
        }

        Are<Contact>(Exposure.Internal, nameof(Contact.Channel), nameof(Contact.Kind), nameof(Contact.OwnerId), nameof(Contact.Nickname), nameof(Contact.State), nameof(Contact.StartedAt), nameof(Contact.StateAt), nameof(Contact.ClosedAt), nameof(Contact.Outcome));
        Are<Contact>(Exposure.Technical, nameof(Contact.Id), nameof(Contact.Version));
        Are<ContactEntry>(Exposure.Restricted, nameof(ContactEntry.Value));
        Are<ContactEntry>(Exposure.Internal, nameof(ContactEntry.Field), nameof(ContactEntry.OperatorId), nameof(ContactEntry.SavedAt));
        Are<ContactEntry>(Exposure.Technical, nameof(ContactEntry.Id), nameof(ContactEntry.ContactId), nameof(ContactEntry.Revision), SealedColumn.RecordKey);
        Are<ContactConsent>(Exposure.Restricted, nameof(ContactConsent.Detail));
        Are<ContactConsent>(Exposure.Technical, nameof(ContactConsent.Id), nameof(ContactConsent.ContactId), nameof(ContactConsent.GivenAt), nameof(ContactConsent.Version), SealedColumn.RecordKey);
        Are<ScriptVersion>(Exposure.Internal, nameof(ScriptVersion.Kind), nameof(ScriptVersion.Number), nameof(ScriptVersion.Text), nameof(ScriptVersion.ChangedBy), nameof(ScriptVersion.ChangedAt));
        Are<ScriptVersion>(Exposure.Technical, nameof(ScriptVersion.Id));
        Are<ContactDecision>(Exposure.Restricted, nameof(ContactDecision.Detail));
        Are<ContactDecision>(Exposure.Technical, nameof(ContactDecision.Id), nameof(ContactDecision.ContactId), nameof(ContactDecision.Number), nameof(ContactDecision.DecidedAt), SealedColumn.RecordKey);
        Are<ContactDecision>(Exposure.Internal, nameof(ContactDecision.OperatorId));
        Are<ContactFinding>(Exposure.Restricted, nameof(ContactFinding.Reason));
        Are<ContactFinding>(Exposure.Internal, nameof(ContactFinding.Channel), nameof(ContactFinding.Finding), nameof(ContactFinding.SupervisorId));
        Are<ContactFinding>(Exposure.Technical, nameof(ContactFinding.Id), nameof(ContactFinding.ContactId), nameof(ContactFinding.DecisionId), nameof(ContactFinding.FoundAt), SealedColumn.RecordKey);
        Are<HarmConfirmation>(Exposure.Internal, nameof(HarmConfirmation.AskedBy), nameof(HarmConfirmation.ConfirmedBy));
        Are<HarmConfirmation>(Exposure.Technical, nameof(HarmConfirmation.Id), nameof(HarmConfirmation.ContactId), nameof(HarmConfirmation.AskedAt), nameof(HarmConfirmation.SettledAt), nameof(HarmConfirmation.Version));
        Are<ContactReport>(Exposure.Restricted, nameof(ContactReport.Detail));
        Are<ContactReport>(Exposure.Internal, nameof(ContactReport.Channel), nameof(ContactReport.State));
        Are<ContactReport>(Exposure.Technical, nameof(ContactReport.Id), nameof(ContactReport.ContactId), nameof(ContactReport.DecisionId), nameof(ContactReport.RecipientId), nameof(ContactReport.StartedAt), nameof(ContactReport.ToldAt), nameof(ContactReport.Version), SealedColumn.RecordKey);
        Are<SupervisorAlert>(Exposure.Internal, nameof(SupervisorAlert.Kind), nameof(SupervisorAlert.RaisedBy), nameof(SupervisorAlert.SettledBy));
        Are<SupervisorAlert>(Exposure.Technical, nameof(SupervisorAlert.Id), nameof(SupervisorAlert.ContactId), nameof(SupervisorAlert.AboutId), nameof(SupervisorAlert.RaisedAt), nameof(SupervisorAlert.ReviewDue), nameof(SupervisorAlert.SettledAt), nameof(SupervisorAlert.Version));
        Are<ContactTip>(Exposure.Technical, nameof(ContactTip.ContactId), nameof(ContactTip.ReceivedAt), nameof(ContactTip.DecidedAt), nameof(ContactTip.SentAt), nameof(ContactTip.AlertedAt), nameof(ContactTip.Version));
        Are<OwedNotice>(Exposure.Technical, nameof(OwedNotice.Id), nameof(OwedNotice.ContactId), nameof(OwedNotice.OwedSince), nameof(OwedNotice.SafeSince), nameof(OwedNotice.GivenAt), nameof(OwedNotice.Version));
        Are<ContactLink>(Exposure.Internal, nameof(ContactLink.LinkedBy));
        Are<ContactLink>(Exposure.Technical, nameof(ContactLink.Id), nameof(ContactLink.ContactId), nameof(ContactLink.OtherId), nameof(ContactLink.LinkedAt));
        Are<ContactException>(Exposure.Restricted, nameof(ContactException.Detail));
        Are<ContactException>(Exposure.Technical, nameof(ContactException.Id), nameof(ContactException.ContactId), nameof(ContactException.RecordedAt), SealedColumn.RecordKey);

        Are<StaffUser>(Exposure.Internal, nameof(StaffUser.SignInName), nameof(StaffUser.NormalizedName), nameof(StaffUser.DisplayName), nameof(StaffUser.Roles), nameof(StaffUser.ActivatedAt), nameof(StaffUser.DisabledAt));
        Are<StaffUser>(Exposure.Restricted, nameof(StaffUser.TotpSeed));
        Are<StaffUser>(Exposure.Technical, nameof(StaffUser.Id), nameof(StaffUser.SecurityStamp), nameof(StaffUser.PasswordHash), nameof(StaffUser.TotpLastStep), nameof(StaffUser.CreatedAt), nameof(StaffUser.Version), SealedColumn.RecordKey);
        Are<StaffPasskey>(Exposure.Internal, nameof(StaffPasskey.Name));
        Are<StaffPasskey>(Exposure.Technical, nameof(StaffPasskey.CredentialId), nameof(StaffPasskey.UserId), nameof(StaffPasskey.Data), nameof(StaffPasskey.CreatedAt), nameof(StaffPasskey.LastUsedAt));
        Are<RecoveryCode>(Exposure.Technical, nameof(RecoveryCode.UserId), nameof(RecoveryCode.Hash), nameof(RecoveryCode.UsedAt));
        Are<StaffSession>(Exposure.Internal, nameof(StaffSession.Device), nameof(StaffSession.Strength), nameof(StaffSession.StartedAt), nameof(StaffSession.LastActivityAt), nameof(StaffSession.LockedAt), nameof(StaffSession.EndedAt), nameof(StaffSession.End));
        Are<StaffSession>(Exposure.Technical, nameof(StaffSession.Id), nameof(StaffSession.UserId), nameof(StaffSession.KeyHash), nameof(StaffSession.Stamp), nameof(StaffSession.ExpiresAt), nameof(StaffSession.AuthenticatedAt));
        Are<OneTimeLink>(Exposure.Technical, nameof(OneTimeLink.Id), nameof(OneTimeLink.Purpose), nameof(OneTimeLink.UserId), nameof(OneTimeLink.SecretHash), nameof(OneTimeLink.CreatedAt), nameof(OneTimeLink.ExpiresAt), nameof(OneTimeLink.UsedAt));
        Are<Approval>(Exposure.Internal, nameof(Approval.Terms), nameof(Approval.RequesterId), nameof(Approval.AnsweredBy), nameof(Approval.State), nameof(Approval.Reason));
        Are<Approval>(Exposure.Technical, nameof(Approval.Id), nameof(Approval.Kind), nameof(Approval.Hash), nameof(Approval.AskedAt), nameof(Approval.ExpiresAt), nameof(Approval.SettledAt));

        Are<Organization>(Exposure.Public, nameof(Organization.Listing));
        Are<Organization>(Exposure.Internal, nameof(Organization.Internals), nameof(Organization.Status), nameof(Organization.AssuredOn));
        Are<Organization>(Exposure.Restricted, nameof(Organization.SealedContacts));
        Are<Organization>(Exposure.Technical, nameof(Organization.Id), nameof(Organization.CreatedAt), nameof(Organization.UpdatedAt), nameof(Organization.EditedAt), nameof(Organization.Version), nameof(Organization.RowCheck), SealedColumn.RecordKey);

        Are<Service>(Exposure.Public, nameof(Service.Listing));
        Are<Service>(Exposure.Internal, nameof(Service.Internals), nameof(Service.Status), nameof(Service.AssuredOn));
        Are<Service>(Exposure.Restricted, nameof(Service.SealedContacts));
        Are<Service>(Exposure.Technical, nameof(Service.Id), nameof(Service.OrganizationId), nameof(Service.CreatedAt), nameof(Service.UpdatedAt), nameof(Service.EditedAt), nameof(Service.Version), nameof(Service.RowCheck), SealedColumn.RecordKey);

        Are<Site>(Exposure.Public, nameof(Site.Listing));
        Are<Site>(Exposure.Internal, nameof(Site.Internals), nameof(Site.Confidential));
        Are<Site>(Exposure.Restricted, nameof(Site.SealedContacts));
        Are<Site>(Exposure.Technical, nameof(Site.Id), nameof(Site.OrganizationId), nameof(Site.CreatedAt), nameof(Site.UpdatedAt), nameof(Site.EditedAt), nameof(Site.Version), nameof(Site.RowCheck), SealedColumn.RecordKey);

        Are<ServiceAtSite>(Exposure.Technical, nameof(ServiceAtSite.ServiceId), nameof(ServiceAtSite.SiteId));

        Are<ConfidentialAddress>(Exposure.Restricted, nameof(ConfidentialAddress.Address));
        Are<ConfidentialAddress>(Exposure.Technical, nameof(ConfidentialAddress.SiteId), nameof(ConfidentialAddress.UpdatedAt), SealedColumn.RecordKey);

        Are<AuditEntry>(
            Exposure.Internal,
            nameof(AuditEntry.Sequence), nameof(AuditEntry.ActorId), nameof(AuditEntry.Action), nameof(AuditEntry.Subject), nameof(AuditEntry.SubjectId), nameof(AuditEntry.At),
            nameof(AuditEntry.Account), nameof(AuditEntry.Session), nameof(AuditEntry.Outcome), nameof(AuditEntry.Reason), nameof(AuditEntry.Anchors));
        Are<AuditEntry>(Exposure.Technical, nameof(AuditEntry.Mac));
        Are<AuditHead>(Exposure.Technical, nameof(AuditHead.Id), nameof(AuditHead.Sequence), nameof(AuditHead.Mac), nameof(AuditHead.Proof));
        Are<WrappedKey>(Exposure.Technical, nameof(WrappedKey.Name), nameof(WrappedKey.Wrapped), nameof(WrappedKey.WrappedAt));

        Are<StaffSynonyms>(Exposure.Internal, nameof(StaffSynonyms.Group), nameof(StaffSynonyms.Removed));
        Are<StaffSynonyms>(Exposure.Technical, nameof(StaffSynonyms.Id), nameof(StaffSynonyms.ChangedAt));

        Are<ImportedRecord>(Exposure.Internal, nameof(ImportedRecord.Source), nameof(ImportedRecord.ExternalId), nameof(ImportedRecord.RowTable), nameof(ImportedRecord.RowKey));
        Are<ImportedRecord>(Exposure.Technical, nameof(ImportedRecord.Kind), nameof(ImportedRecord.SubjectId), nameof(ImportedRecord.Fields), nameof(ImportedRecord.Gone));
        Are<ImportedRow>(Exposure.Internal, nameof(ImportedRow.Source), nameof(ImportedRow.Table), nameof(ImportedRow.Key));
        Are<ImportedRow>(Exposure.Restricted, nameof(ImportedRow.Aside));
        Are<ImportedRow>(Exposure.Technical, nameof(ImportedRow.Id), nameof(ImportedRow.Hash), SealedColumn.RecordKey);
        Are<AsideCell>(Exposure.AsHolder, nameof(AsideCell.Column), nameof(AsideCell.Value));
        Are<ImportConflict>(
            Exposure.Internal,
            nameof(ImportConflict.Source), nameof(ImportConflict.ExternalId), nameof(ImportConflict.Field), nameof(ImportConflict.Ours), nameof(ImportConflict.Theirs));
        Are<ImportConflict>(Exposure.Technical, nameof(ImportConflict.Id), nameof(ImportConflict.Kind), nameof(ImportConflict.SubjectId), nameof(ImportConflict.FoundAt), nameof(ImportConflict.SettledAt), SealedColumn.RecordKey);
        Are<ImportConflict>(Exposure.Restricted, nameof(ImportConflict.Withheld));
        Are<ConflictValues>(Exposure.AsHolder, nameof(ConflictValues.Ours), nameof(ConflictValues.Theirs));

        Are<OrganizationListing>(
            Exposure.Public,
            nameof(OrganizationListing.Name), nameof(OrganizationListing.LegalName), nameof(OrganizationListing.OtherNames), nameof(OrganizationListing.Description),
            nameof(OrganizationListing.Kind), nameof(OrganizationListing.Provider), nameof(OrganizationListing.Focus), nameof(OrganizationListing.Website),
            nameof(OrganizationListing.Email), nameof(OrganizationListing.Phones), nameof(OrganizationListing.MailingAddress));
        Are<ServiceListing>(
            Exposure.Public,
            nameof(ServiceListing.Name), nameof(ServiceListing.OtherNames), nameof(ServiceListing.Description), nameof(ServiceListing.Needs), nameof(ServiceListing.Terms),
            nameof(ServiceListing.Modes), nameof(ServiceListing.Eligibility), nameof(ServiceListing.Languages), nameof(ServiceListing.Interpretation),
            nameof(ServiceListing.Fees), nameof(ServiceListing.Documents), nameof(ServiceListing.Application), nameof(ServiceListing.Hours),
            nameof(ServiceListing.IntakeHours), nameof(ServiceListing.Zone), nameof(ServiceListing.Phones), nameof(ServiceListing.Website),
            nameof(ServiceListing.Email), nameof(ServiceListing.Coverage));
        Are<SiteListing>(
            Exposure.Public,
            nameof(SiteListing.Name), nameof(SiteListing.Address), nameof(SiteListing.PlaceId), nameof(SiteListing.Point), nameof(SiteListing.Zone),
            nameof(SiteListing.Accessibility), nameof(SiteListing.Directions), nameof(SiteListing.Hours), nameof(SiteListing.Phones));

        Are<OrganizationInternals>(
            Exposure.Internal,
            nameof(OrganizationInternals.Protocol), nameof(OrganizationInternals.Alerts), nameof(OrganizationInternals.SearchHints),
            nameof(OrganizationInternals.Notes), nameof(OrganizationInternals.Contacts));
        Are<ServiceInternals>(
            Exposure.Internal,
            nameof(ServiceInternals.Protocol), nameof(ServiceInternals.Capacity), nameof(ServiceInternals.Alerts), nameof(ServiceInternals.SearchHints),
            nameof(ServiceInternals.Notes), nameof(ServiceInternals.Contacts), nameof(ServiceInternals.ExternalCodes));
        Are<SiteInternals>(Exposure.Internal, nameof(SiteInternals.Contacts), nameof(SiteInternals.Notes));
        Are<ReferralProtocol>(
            Exposure.Internal,
            nameof(ReferralProtocol.HowToReach), nameof(ReferralProtocol.WarmTransfer), nameof(ReferralProtocol.AskCapacityFirst),
            nameof(ReferralProtocol.Say), nameof(ReferralProtocol.DoNotSay), nameof(ReferralProtocol.VoicemailSafe));
        Are<Capacity>(Exposure.Internal, nameof(Capacity.State), nameof(Capacity.Available), nameof(Capacity.Total), nameof(Capacity.AsOf), nameof(Capacity.Note));
        Are<Alert>(Exposure.Internal, nameof(Alert.Text), nameof(Alert.From), nameof(Alert.Until));
        Are<InternalContact>(
            Exposure.Internal,
            nameof(InternalContact.Name), nameof(InternalContact.Role), nameof(InternalContact.Note));
        Are<InternalContact>(Exposure.Restricted, nameof(InternalContact.Phones), nameof(InternalContact.Email));

        Are<Bilingual>(Exposure.AsHolder, nameof(Bilingual.En), nameof(Bilingual.Fr), nameof(Bilingual.EnUpdatedAt), nameof(Bilingual.FrUpdatedAt));
        Are<Phone>(
            Exposure.AsHolder,
            nameof(Phone.Raw), nameof(Phone.Number), nameof(Phone.Extension), nameof(Phone.Purpose), nameof(Phone.Label), nameof(Phone.Doubtful));
        Are<Address>(
            Exposure.AsHolder,
            nameof(Address.Line1), nameof(Address.Line2), nameof(Address.City), nameof(Address.Province), nameof(Address.PostalCode), nameof(Address.Country), nameof(Address.Original));
        Are<SpokenLanguage>(Exposure.AsHolder, nameof(SpokenLanguage.Code), nameof(SpokenLanguage.ByInterpreter));
        Are<AgeRange>(Exposure.AsHolder, nameof(AgeRange.From), nameof(AgeRange.To));
        Are<Eligibility>(
            Exposure.AsHolder,
            nameof(Eligibility.Ages), nameof(Eligibility.Genders), nameof(Eligibility.Status), nameof(Eligibility.Children), nameof(Eligibility.Partner),
            nameof(Eligibility.Pets), nameof(Eligibility.IndigenousOnly), nameof(Eligibility.Other), nameof(Eligibility.AsStated));
        Are<Coverage>(
            Exposure.AsHolder,
            nameof(Coverage.Country), nameof(Coverage.Provinces), nameof(Coverage.Places), nameof(Coverage.FirstNations), nameof(Coverage.RadiusKm), nameof(Coverage.AsStated));
        Are<GeoPoint>(Exposure.AsHolder, nameof(GeoPoint.Latitude), nameof(GeoPoint.Longitude));
        Are<OpeningHours>(
            Exposure.AsHolder,
            nameof(OpeningHours.Kind), nameof(OpeningHours.Weekly), nameof(OpeningHours.Seasons), nameof(OpeningHours.Exceptions),
            nameof(OpeningHours.ClosedOnHolidays), nameof(OpeningHours.Original));
        Are<WeeklySpan>(Exposure.AsHolder, nameof(WeeklySpan.Day), nameof(WeeklySpan.From), nameof(WeeklySpan.To));
        Are<HoursSeason>(Exposure.AsHolder, nameof(HoursSeason.First), nameof(HoursSeason.Last), nameof(HoursSeason.Weekly));
        Are<DatedHours>(Exposure.AsHolder, nameof(DatedHours.First), nameof(DatedHours.Last), nameof(DatedHours.Spans), nameof(DatedHours.Reason));
        Are<LocalSpan>(Exposure.AsHolder, nameof(LocalSpan.From), nameof(LocalSpan.To));
        return table;
    }
}
