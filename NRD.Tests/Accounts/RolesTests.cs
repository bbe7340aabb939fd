using NRD.Core.Accounts;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

public sealed class RolesTests
{
    [Fact]
    public void The_readme_says_what_each_role_may_do()
    {
        var said = File.ReadAllLines(Path.Combine(Repository.Root, "README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 10 && cells[1].StartsWith('`'))
            .ToDictionary(cells => cells[1].Trim('`'), cells => cells[3..9]);
        var roles = Enum.GetValues<Role>();
        var held = roles.SelectMany(role => Roles.PermissionsOf([role])).Distinct();

        said.Keys.Order().ShouldBe(held.Select(permission => permission.ToString()).Order());
        foreach (var (permission, cells) in said)
        {
            cells.ShouldBe([.. roles.Select(role => Roles.PermissionsOf([role]).Contains(Enum.Parse<Permission>(permission)) ? "✔" : "")], permission);
        }
    }

    [Fact]
    public void Nobody_holds_what_only_the_command_line_may()
    {
        Permission[] onTheServer = [Permission.BootstrapAdministrator, Permission.RunMaintenance, Permission.ListApprovals];

        Roles.PermissionsOf(Enum.GetValues<Role>()).Intersect(onTheServer).ShouldBeEmpty();
    }

    [Fact]
    public void Somebody_without_a_role_looks_after_their_own_sign_in_only() => Roles.PermissionsOf([]).ShouldBe([Permission.OwnSecurity]);
}
