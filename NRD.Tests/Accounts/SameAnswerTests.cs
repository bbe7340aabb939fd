using System.Buffers.Binary;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Tests.Hosting;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

/// <summary>Whoever tries names learns nothing of which exist: the same work is done and the same is answered. How long it takes is measured by the benchmarks.</summary>
public sealed partial class SameAnswerTests
{
    private const string Wrong = "quiet otter under maple lamq";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Somebody known, somebody invited who has no password yet, somebody shut out, and nobody.</summary>
    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_make_the_same_work()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await Somebody.InAsync(database, Ct);
        var hasher = new CountingHasher();
        using var passwords = new Passwords(CountingHasher.Rounds, hasher);
        await AddAsync(database, "invited", user => { });
        await AddAsync(database, "shut.out", user =>
        {
            user.SetPasswordHash(passwords.Hash(Wrong));
            user.SetTotpSeed(Somebody.Seed);
            user.Disable(TestDatabase.Noon);
        });
        var signIn = new SignIn(database, passwords, database.Clock);

        var work = new Dictionary<string, (string Hashing, IReadOnlyList<string> Statements)>();
        foreach (var name in new[] { "warm up", Somebody.Name, "invited", "shut.out", "nobody.here" })
        {
            database.Statements.Take();
            hasher.Verified.Clear();
            var first = await signIn.CheckPasswordAsync(name, Wrong, Ct);
            (await signIn.WithCodeAsync(first, "123456", Somebody.Device, Ct)).ShouldBeNull();
            (await signIn.WithRecoveryCodeAsync(first, "ABCDE-FGHIJ", Somebody.Device, Ct)).ShouldBeNull();
            work[name] = (string.Join('|', hasher.Verified), database.Statements.Take());
        }

        var known = work[Somebody.Name];
        known.Hashing.ShouldBe($"{CountingHasher.Rounds} rounds of 2 over {Wrong.Length} letters", "one verification and no more");
        foreach (var name in new[] { "invited", "shut.out", "nobody.here" })
        {
            work[name].Hashing.ShouldBe(known.Hashing, name);
            work[name].Statements.ShouldBe(known.Statements, name);
        }
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_are_answered_by_the_same_bytes()
    {
        var root = Directory.CreateTempSubdirectory("nrd-same-").FullName;
        var app = await RunningConsole.StartAsync(root, "Development");
        try
        {
            var factory = app.Services.GetRequiredService<IDbContextFactory<NrdDbContext>>();
            await AddAsync(factory, "somebody.real", user =>
            {
                user.SetPasswordHash(app.Services.GetRequiredService<Passwords>().Hash(Somebody.Password));
                user.SetTotpSeed(Somebody.Seed);
            });

            var known = await AnswersAsync(app, "somebody.real");
            var unknown = await AnswersAsync(app, "somebody.else");

            unknown.ShouldBe(known);
            known[^1].ShouldContain("do not go together");
        }
        finally
        {
            await app.StopAsync(Ct);
            await app.DisposeAsync();
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Status, every header and the whole page of both steps; what is random is put as long as it is.</summary>
    private static async Task<IReadOnlyList<string>> AnswersAsync(WebApplication app, string name)
    {
        using var plain = new PlainBrowser(RunningConsole.AddressOf(app));
        var browser = plain.Http;
        var answers = new List<string>();
        await PostAsync("/sign-in", "/sign-in", ("name", name), ("password", Wrong));
        await PostAsync("/sign-in/code", "/sign-in/code", ("code", "123456"));
        return answers;

        async Task PostAsync(string page, string path, params (string Name, string Value)[] fields)
        {
            var token = await RunningConsole.TokenAsync(browser, page, Ct);
            using var form = new FormUrlEncodedContent([new("form-token", token), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
            using var answer = await browser.PostAsync(new Uri(path, UriKind.Relative), form, Ct);
            var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").OrderBy(header => header.Key)
                .Select(header => $"{header.Key}: {string.Join(" ", header.Value.Select(value => Random().Replace(value, found => $"<{found.Length}>")))}");
            answers.Add($"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{Random().Replace(await answer.Content.ReadAsStringAsync(Ct), found => $"<{found.Length}>")}");
        }
    }

    private static async Task AddAsync(IDbContextFactory<NrdDbContext> factory, string name, Action<StaffUser> make)
    {
        await using var db = await factory.CreateDbContextAsync(Ct);
        var user = new StaffUser(Guid.NewGuid(), name, "Somebody", [Role.Operator], TestDatabase.Noon);
        make(user);
        if (user.PasswordHash is not null)
        {
            user.Activate(TestDatabase.Noon);
        }

        db.Staff.Add(user);
        await db.SaveChangesAsync(Ct);
    }

    /// <summary>Tokens and sealed cookies, all Base64, and the nonce.</summary>
    [GeneratedRegex("[A-Za-z0-9+/_=-]{20,}")]
    private static partial Regex Random();

    /// <summary>The framework's own hasher, with a note of each verification.</summary>
    private sealed class CountingHasher() : PasswordHasher<StaffUser>(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }))
    {
        public const int Rounds = 1000;

        public List<string> Verified { get; } = [];

        public override PasswordVerificationResult VerifyHashedPassword(StaffUser user, string hashedPassword, string providedPassword)
        {
            var hash = Convert.FromBase64String(hashedPassword).AsSpan();
            Verified.Add($"{BinaryPrimitives.ReadUInt32BigEndian(hash[5..])} rounds of {BinaryPrimitives.ReadUInt32BigEndian(hash[1..])} over {providedPassword.Length} letters");
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
