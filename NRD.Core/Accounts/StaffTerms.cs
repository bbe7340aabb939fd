using NRD.Core.Oversight;

namespace NRD.Core.Accounts;

/// <summary>Changes to staff as an approval is bound to them.</summary>
public static class StaffTerms
{
    public const string SignInName = "signInName";
    public const string DisplayName = "displayName";
    public const string Roles = "roles";
    public const string Account = "account";
    public const string Factors = "factors";

    /// <summary>Roles as one code, always in the same order.</summary>
    public static string Code(IEnumerable<Role> roles) => string.Join(',', roles.Distinct().Order());

    public static ValueList<Role> RolesOf(string? code) =>
        (code ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>).ToValueList();

    internal static ApprovalTerms Invitation(Guid id, string signInName, string displayName, IEnumerable<Role> roles) => new(
        ApprovalKinds.InviteStaff.Code, SubjectKind.Staff, id,
        [new(SignInName, null, signInName.Trim()), new(DisplayName, null, displayName.Trim()), new(Roles, null, Code(roles))]);

    internal static ApprovalTerms Grant(StaffUser user, IEnumerable<Role> roles) => new(
        ApprovalKinds.GrantRoles.Code, SubjectKind.Staff, user.Id, [new(Roles, Code(user.Roles), Code(roles)), Standing(user)]);

    internal static ApprovalTerms Reset(StaffUser user) => new(
        ApprovalKinds.ResetFactors.Code, SubjectKind.Staff, user.Id, [new(Factors, user.ActivatedAt is null ? "none" : "set", "none"), new(Roles, Code(user.Roles), Code(user.Roles)), Standing(user)]);

    /// <summary>Unchanged by the act: disabling or enabling somebody meanwhile voids what was asked for them.</summary>
    private static ApprovalTerm Standing(StaffUser user)
    {
        var standing = user.DisabledAt is null ? "enabled" : "disabled";
        return new(Account, standing, standing);
    }
}
