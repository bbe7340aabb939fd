using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NRD.Console.Hosting;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Core.Police;
using NRD.Core.Police.Lists;
using NRD.Core.Referrals;
using NRD.Core.Reporting;
using NRD.Tests.Support;

namespace NRD.Tests;

/// <summary>How the house is built, kept as tests.</summary>
public sealed class Conventions
{
    private static readonly Assembly Core = typeof(CoreServices).Assembly;
    private static readonly Assembly Console = typeof(WebConsole).Assembly;

    [Fact]
    public void No_component_holds_a_database_context()
    {
        var offenders = Console.GetTypes()
            .Where(type => typeof(IComponent).IsAssignableFrom(type))
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(property => property.GetCustomAttribute<InjectAttribute>() is not null)
            .Where(property => typeof(DbContext).IsAssignableFrom(property.PropertyType)
                || (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IDbContextFactory<>)))
            .Select(property => $"{property.DeclaringType?.Name}.{property.Name}");

        offenders.ShouldBeEmpty();
    }

    [Fact]
    public void Core_sees_neither_the_web_nor_the_components() =>
        Core.GetReferencedAssemblies().Select(name => name.Name ?? "")
            .Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("MudBlazor", StringComparison.Ordinal))
            .ShouldBeEmpty();

    /// <summary>A service of the directory is a thing of the field; these names mean one of those.</summary>
    [Fact]
    public void Classes_are_named_for_things() =>
        Core.GetTypes().Concat(Console.GetTypes())
            .Where(type => type != typeof(Service) && !type.Name.Contains('<', StringComparison.Ordinal) && type.Namespace?.StartsWith("NRD.", StringComparison.Ordinal) == true)
            .Where(type => type.Name.EndsWith("Service", StringComparison.Ordinal) || type.Name.EndsWith("Manager", StringComparison.Ordinal)
                || type.Name.EndsWith("Helper", StringComparison.Ordinal) || type.Name.EndsWith("Util", StringComparison.Ordinal))
            .Select(type => type.FullName)
            .ShouldBe(["NRD.Core.Referrals.IndexedService", "NRD.Core.Referrals.PreparedService", "NRD.Core.Referrals.ShownService", "NRD.Core.Partners.SheetService", "NRD.Core.Persistence.SampleService", "NRD.Core.Police.PoliceService"], ignoreOrder: true);

    [Fact]
    public void Every_command_and_query_takes_the_actor_first()
    {
        // What keeps the machinery going serves no person; what is pure reads nothing; and an actor comes from somewhere.
        Type[] machinery =
        [
            typeof(IndexKeeper), typeof(RouteListKeeper), typeof(DatabaseSetup), typeof(CurrentIndex), typeof(ActorSource),

            // Whoever signs in is nobody yet, and whoever signs out may be locked.
            typeof(OpenSessions), typeof(SampleStaff), typeof(PageAccess), typeof(SignIn), typeof(Throttle), typeof(Activation), typeof(Reauthentication),

            // Read by the framework's passkey handler, before anybody is known.
            typeof(StaffUserStore),
        ];
        var offenders = Core.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && !machinery.Contains(type))
            .Where(type => type.GetConstructors().Any(constructor => constructor.GetParameters().Any(NeedsTheDirectory)))
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && method.Name != nameof(IDisposable.Dispose) && method.GetBaseDefinition() == method && method.GetParameters().FirstOrDefault()?.ParameterType != typeof(Actor))
            .Select(method => $"{method.DeclaringType?.Name}.{method.Name}");

        offenders.ShouldBeEmpty();

        static bool NeedsTheDirectory(ParameterInfo parameter) =>
            parameter.ParameterType == typeof(IDbContextFactory<NrdDbContext>) || parameter.ParameterType == typeof(CurrentIndex);
    }

    [Fact]
    public async Task Every_stored_property_says_who_may_see_it()
    {
        await using var database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);
        await using var db = database.CreateDbContext();

        var unlisted = db.Model.GetEntityTypes()
            .SelectMany(entity => entity.GetProperties().Select(property => (entity.ClrType, property)))
            .Where(pair => !pair.property.IsShadowProperty() && !Classification.Table.ContainsKey((pair.ClrType, pair.property.Name)))
            .Select(pair => $"{pair.ClrType.Name}.{pair.property.Name}");

        unlisted.ShouldBeEmpty();
    }

    [Fact]
    public void Every_value_kept_as_json_says_who_may_see_its_members()
    {
        Type[] kept = [typeof(OrganizationListing), typeof(ServiceListing), typeof(SiteListing), typeof(OrganizationInternals), typeof(ServiceInternals), typeof(SiteInternals)];

        var unlisted = kept.SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite)
            .Where(property => !Classification.Table.ContainsKey((type, property.Name)))
            .Select(property => $"{type.Name}.{property.Name}"));

        unlisted.ShouldBeEmpty();
    }

    [Fact]
    public void R02_What_may_be_published_has_no_internal_or_restricted_member()
    {
        Type[] publishable = [typeof(OrganizationListing), typeof(ServiceListing), typeof(SiteListing)];

        Classification.Table
            .Where(entry => publishable.Contains(entry.Key.Type))
            .Where(entry => entry.Value is not (Exposure.Public or Exposure.AsHolder))
            .ShouldBeEmpty();
    }

    [Fact]
    public void R01_The_projection_of_the_index_has_no_place_for_what_is_restricted()
    {
        Type[] projection = [typeof(IndexedPartner), typeof(IndexedService), typeof(IndexedSite)];

        projection.SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType == typeof(ConfidentialAddress) || property.PropertyType.Name.Contains("Contact", StringComparison.Ordinal) || property.Name.Contains("Notes", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    /// <summary>Advice must come out the same whatever is stored and whatever the clock says: records in, record out.</summary>
    [Fact]
    public void The_rules_of_reporting_and_of_routes_see_neither_the_database_nor_a_clock()
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var seen = new HashSet<Type>();
        var open = new Queue<Type>([typeof(ReportingGuide), typeof(ReportingAdvice), typeof(ReportingWords), typeof(DutyTableRow), typeof(CommunicationRoute), typeof(RouteWords), typeof(PoliceReference)]);
        while (open.TryDequeue(out var type))
        {
            var parts = type.IsGenericType ? type.GetGenericArguments() : [];
            foreach (var next in parts.Concat(Members(type)).Select(t => t.IsByRef || t.IsArray ? t.GetElementType() ?? t : t).Where(t => seen.Add(t)))
            {
                if (next.Namespace is "NRD.Core.Reporting" or "NRD.Core.Police" || next.IsGenericType)
                {
                    open.Enqueue(next);
                }
            }
        }

        seen.ShouldContain(typeof(DutyRules));
        seen.Where(type => type.Namespace?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true
                || type.Namespace?.StartsWith("NRD.Core.Persistence", StringComparison.Ordinal) == true
                || type == typeof(NodaTime.IClock) || type == typeof(NodaTime.SystemClock))
            .ShouldBeEmpty();

        static IEnumerable<Type> Members(Type type) => type.Namespace?.StartsWith("NRD.", StringComparison.Ordinal) != true ? [] :
        [
            .. type.GetFields(All).Select(f => f.FieldType),
            .. type.GetNestedTypes(All),
            .. type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).SelectMany(m => m.GetParameters().Select(p => p.ParameterType)
                .Concat(m is MethodInfo method ? [method.ReturnType] : []).Concat(m.GetMethodBody()?.LocalVariables.Select(v => v.LocalType) ?? [])),
        ];
    }
}
