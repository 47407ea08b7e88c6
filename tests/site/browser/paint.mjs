// node paint.mjs '"file:///..."' prints layout shift, and when a page first paints while all scripts are held back.
import { job, withBrowser } from "./browser.mjs";

await withBrowser(async (browser) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) { window.shift += entry.value; }
    }).observe({ type: "layout-shift", buffered: true });
  });
  const release = [];
  await page.route("**/*.js", (route) => new Promise((go) => release.push(() => go(route.continue()))));
  await page.goto(job(), { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  release.forEach((go) => go());
  await page.waitForLoadState("load");
  await page.waitForTimeout(300);
  console.log(JSON.stringify({ paint, shift: await page.evaluate(() => window.shift) }));
});
