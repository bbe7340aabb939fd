using CsCheck;
using NRD.Core.Accounts;

namespace NRD.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("quiet otter under maple lamp")]
    [InlineData("correct horse battery staple")]
    [InlineData("fenêtre bleue sous la neige")]
    [InlineData("ᐃᓄᒃᑎᑐᑦ ᐅᖃᐅᓯᖅ ᓄᓇᕗᑦ")]
    [InlineData("J7#kf02m!pQz9vLe")]
    [InlineData("drei Möwen, zwölf Kähne")]
    public void A_long_one_of_somebody_s_own_is_taken_whatever_it_is_made_of(string password) =>
        PasswordRules.Check(password, "Robin", "robin.tremblay").ShouldBeNull();

    [Theory]
    [InlineData("short one here", PasswordFault.TooShort)]
    [InlineData("passwordpassword", PasswordFault.Pattern)]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", PasswordFault.Pattern)]
    [InlineData("abcdefghijklmnopqrst", PasswordFault.Pattern)]
    [InlineData("qwertyuiopasdfghjkl", PasswordFault.Pattern)]
    [InlineData("123456789012345678", PasswordFault.Pattern)]
    [InlineData("abcabcabcabcabcabc", PasswordFault.Pattern)]
    [InlineData("iloveyou!!!!2024####", PasswordFault.Common)]
    [InlineData("P@ssw0rd!2026$19_33", PasswordFault.Common)]
    [InlineData("PasswordPassword2026!!", PasswordFault.Common)]
    [InlineData("dragon-1987-1987-0412", PasswordFault.Common)]
    [InlineData("Hotline-NRD-2026-Canada", PasswordFault.Context)]
    [InlineData("Robin.Tremblay.1987!", PasswordFault.Context)]
    [InlineData("R0bin-Trembl4y-2026", PasswordFault.Context)]
    [InlineData("Printemps2026Printemps2027", PasswordFault.Context)]
    public void What_somebody_would_try_first_is_refused_with_its_reason(string password, PasswordFault fault) =>
        PasswordRules.Check(password, "Robin", "robin.tremblay").ShouldBe(fault);

    [Fact]
    public void Length_is_what_a_person_counts_and_ends_where_hashing_would_be_a_burden()
    {
        PasswordRules.Check("🦦🍁🪔🛶🐝🌲🏔🧭🪶🐻🦉🌾🪵🔥").ShouldBe(PasswordFault.TooShort, "14 pictures are 28 code units, and still 14");
        PasswordRules.Check(new string('x', 257)).ShouldBe(PasswordFault.TooLong);
    }

    [Fact]
    public void Random_ones_are_never_refused() =>
        Gen.String[Gen.Char["abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"], 20, 40].Sample(password => PasswordRules.Check(password) is null);
}
