using MudBlazor;

namespace NRD.Console.Components;

/// <summary>The colours of <c>app.css</c> for MudBlazor; a test holds the two together and every pair at 4.5:1 or better.</summary>
public static class NrdTheme
{
    private static readonly string[] Fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b5563",
            PrimaryContrastText = "#ffffff",
            Secondary = "#42524f",
            SecondaryContrastText = "#ffffff",
            Tertiary = "#5b2a6b",
            TertiaryContrastText = "#ffffff",
            Info = "#0b4a8f",
            InfoContrastText = "#ffffff",
            Success = "#1b5e20",
            SuccessContrastText = "#ffffff",
            Warning = "#7a4100",
            WarningContrastText = "#ffffff",
            Error = "#9b1c1c",
            ErrorContrastText = "#ffffff",
            Dark = "#14201f",
            DarkContrastText = "#ffffff",
            TextPrimary = "#14201f",
            TextSecondary = "#42524f",
            TextDisabled = "#5f6d6a",
            ActionDefault = "#42524f",
            ActionDisabled = "#5f6d6a",
            Background = "#f3f6f5",
            BackgroundGray = "#e6ecea",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#14201f",
            DrawerBackground = "#ffffff",
            DrawerText = "#14201f",
            DrawerIcon = "#42524f",
            LinesDefault = "#d5dddb",
            LinesInputs = "#6b7a77",
            Divider = "#d5dddb",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7fd1df",
            PrimaryContrastText = "#06262c",
            Secondary = "#a9b9b5",
            SecondaryContrastText = "#0e1615",
            Tertiary = "#dbb3ea",
            TertiaryContrastText = "#2d1a35",
            Info = "#9cc7f5",
            InfoContrastText = "#14283d",
            Success = "#8fd694",
            SuccessContrastText = "#15301a",
            Warning = "#f0c27a",
            WarningContrastText = "#38290f",
            Error = "#f5a3a3",
            ErrorContrastText = "#3c1717",
            Dark = "#e6eeec",
            DarkContrastText = "#0e1615",
            TextPrimary = "#e6eeec",
            TextSecondary = "#a9b9b5",
            TextDisabled = "#8d9d99",
            ActionDefault = "#a9b9b5",
            ActionDisabled = "#8d9d99",
            Background = "#0e1615",
            BackgroundGray = "#1f2b29",
            Surface = "#16201f",
            AppbarBackground = "#16201f",
            AppbarText = "#e6eeec",
            DrawerBackground = "#16201f",
            DrawerText = "#e6eeec",
            DrawerIcon = "#a9b9b5",
            LinesDefault = "#33423f",
            LinesInputs = "#7f8f8b",
            Divider = "#33423f",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = ".9375rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Fonts, TextTransform = "none", FontWeight = "600", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
    };
}
