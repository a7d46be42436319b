package cleave.e2e.pages;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

/** What a visitor looks at the pages with. */
enum Look {
    DESK(1280, 800, ColorScheme.LIGHT),
    DARK_DESK(1280, 800, ColorScheme.DARK),
    PHONE(360, 740, ColorScheme.LIGHT),
    DARK_PHONE(360, 740, ColorScheme.DARK);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    NewContextOptions options() {
        boolean phone = width < 600;
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setIsMobile(phone)
                .setHasTouch(phone)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin");
    }
}
