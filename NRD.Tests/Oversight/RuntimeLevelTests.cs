using NRD.Core.Oversight;

namespace NRD.Tests.Oversight;

public sealed class RuntimeLevelTests
{
    [Theory]
    [InlineData("10.0.11", true)]
    [InlineData("10.0.12", false)]
    [InlineData("10.0.13", false)]
    [InlineData("10.1.0", false)]
    public void Finding_4_A_runtime_without_the_repairs_says_so(string running, bool old) => (RuntimeLevel.Problem(new(running)) is not null).ShouldBe(old);
}
