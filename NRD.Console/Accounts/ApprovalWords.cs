using NRD.Console.Calls;
using NRD.Console.Components;
using NRD.Core.Accounts;
using NRD.Core.Oversight;

namespace NRD.Console.Accounts;

/// <summary>What is asked of a second person, in words.</summary>
public static class ApprovalWords
{
    public static string Title(ApprovalItem item, Words words) =>
        words[$"Approvals.Kind.{item.Terms.Kind}", item.Terms.After(StaffTerms.DisplayName) ?? item.SubjectName ?? (item.Terms.Subject == SubjectKind.Contact ? KeepingWords.Tail(item.Terms.SubjectId) : item.Terms.SubjectId.ToString())];

    /// <summary>A value as people read it: roles by their names, anything else as it is.</summary>
    public static string Value(string name, string? value, Words words) => name switch
    {
        StaffTerms.Roles => words.List([.. StaffTerms.RolesOf(value).Select(role => RoleWords.Of(role, words))]),
        StaffTerms.Factors => words[value == "set" ? "Approvals.FactorsSet" : "Approvals.FactorsNone"],
        "HoldReason" => words[value is null ? "Approvals.HoldNone" : $"Keeping.Hold{value}"],
        "RevealGround" => words["Approvals.GroundDanger"],
        _ => value ?? "",
    };
}
