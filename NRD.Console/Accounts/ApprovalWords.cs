using NRD.Console.Calls;
using NRD.Console.Components;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Police;
using NRD.Core.Police.Lists;

namespace NRD.Console.Accounts;

/// <summary>What is asked of a second person, in words.</summary>
public static class ApprovalWords
{
    public static string Title(ApprovalItem item, Words words) =>
        words[$"Approvals.Kind.{item.Terms.Kind}", ServiceOf(item)?.Name.In(words.Language) ?? item.Terms.After(StaffTerms.DisplayName) ?? item.SubjectName ?? (item.Terms.Subject == SubjectKind.Contact ? KeepingWords.Tail(item.Terms.SubjectId) : item.Terms.SubjectId.ToString())];

    /// <summary>A value as people read it: roles by their names, anything else as it is.</summary>
    public static string Value(string name, string? value, Words words) => name switch
    {
        StaffTerms.Roles => words.List([.. StaffTerms.RolesOf(value).Select(role => RoleWords.Of(role, words))]),
        StaffTerms.Factors => words[value == "set" ? "Approvals.FactorsSet" : "Approvals.FactorsNone"],
        "HoldReason" => words[value is null ? "Approvals.HoldNone" : $"Keeping.Hold{value}"],
        "RevealGround" => words["Approvals.GroundDanger"],
        ListTerms.From when value == "now" => words["Approvals.FromNow"],
        ListTerms.Content => value is { Length: > 12 } ? value[..12] : value ?? "",
        _ => value ?? "",
    };

    /// <summary>Where what is asked can be read in full; <c>null</c> where the terms say it all.</summary>
    public static string? Page(ApprovalItem item) => ServiceOf(item) is { } service ? $"/police/{service.Id}/review/{item.Terms.After(ListTerms.Version)}" : null;

    private static PoliceService? ServiceOf(ApprovalItem item) => item.Terms.After(ListTerms.Service) is { } id ? PoliceReference.Shipped.Service(id) : null;
}
