// node shots.mjs '[{"url": ..., "path": ..., "width": 390, "theme": "dark", "print": false, "full": true}]'
import { job, open, withBrowser } from "./browser.mjs";

await withBrowser(async (browser) => {
  for (const shot of job()) {
    const { page, close } = await open(browser, shot.url, shot);
    if (shot.print) { await page.emulateMedia({ media: "print", colorScheme: "light" }); }
    await page.screenshot({ path: shot.path, fullPage: Boolean(shot.full) });
    await close();
  }
});
