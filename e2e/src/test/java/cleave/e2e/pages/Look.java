package cleave.e2e.pages;

import com.microsoft.playwright.Browser.NewContextOptions;

/** What a visitor looks at the pages with. */
enum Look {
    DESK(1280, 800),
    PHONE(360, 740);

    private final int width;
    private final int height;

    Look(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** In CSS pixels. */
    int width() {
        return width;
    }

    NewContextOptions options() {
        boolean phone = this == PHONE;
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setIsMobile(phone)
                .setHasTouch(phone)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin");
    }
}
