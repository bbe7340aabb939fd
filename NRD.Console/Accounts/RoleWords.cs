using NRD.Console.Components;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>What a role is called.</summary>
public static class RoleWords
{
    public static string Of(Role role, Words words) => words[role switch
    {
        Role.Operator => "SignIn.RoleOperator",
        Role.Supervisor => "SignIn.RoleSupervisor",
        Role.DirectoryStaff => "SignIn.RoleDirectoryStaff",
        Role.Publisher => "SignIn.RolePublisher",
        Role.Administrator => "SignIn.RoleAdministrator",
        Role.Auditor => "SignIn.RoleAuditor",
    }];
}
