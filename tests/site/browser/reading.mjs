// node reading.mjs '{"base": "http://..." or "file://...", "story": slug, "source": slug}' tells how the pages behave.
import { job, open, withBrowser } from "./browser.mjs";

const { base, story, source } = job();
const told = { messages: [], requests: [] };

function keep(seen) {
  told.messages.push(...seen.messages);
  told.requests.push(...seen.requests);
}

await withBrowser(async (browser) => {
  const { page, seen, close } = await open(browser, `${base}/briefs/${story}.html`);

  // A citation leads to its sentence, which is highlighted beside its original.
  await page.click(".key-points .cited a");
  told.target = new URL(page.url()).hash;
  told.highlighted = await page.evaluate(() => getComputedStyle(document.querySelector(":target")).backgroundColor);
  told.plain = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  told.original = await page.textContent(":target .original p");

  // The toggle hides the original or the translation, without a script.
  await page.goto(`${base}/sources/${source}.html`);
  const visible = () => page.evaluate(() => ["original", "translation"].filter(
    (name) => document.querySelector(`.pair:not(.heads) .${name}`).checkVisibility()));
  told.shown = [await visible()];
  for (const choice of [".only-original", ".only-translation"]) {
    await page.check(choice);
    told.shown.push(await visible());
  }

  // Filters: one that matches the story, one that does not, and back; the choice stays in the address.
  await page.goto(`${base}/index.html`);
  const cards = () => page.locator("article.card:visible").count();
  told.filtered = [await cards()];
  await page.selectOption("#filter-outlet", "suara-com");
  told.filtered.push(await cards());
  told.address = new URL(page.url()).search;
  await page.reload();
  told.kept = await page.inputValue("#filter-outlet");
  await page.evaluate(() => document.querySelector("#filter-tag").append(new Option("x", "nobody")));
  await page.selectOption("#filter-tag", "nobody");
  told.filtered.push(await cards());
  await page.click("#filters [type=reset]");
  await page.waitForTimeout(50);
  told.filtered.push(await cards());

  // The drawn overview leads into a day.
  await page.locator(".chart a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/archive/);
  told.day = await page.textContent("h1");

  // By keyboard: the skip link is first, leads to the content, and what has the focus can be seen.
  await page.goto(`${base}/briefs/${story}.html`);
  await page.keyboard.press("Tab");
  told.first = await page.evaluate(() => document.activeElement.getAttribute("href"));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  told.inside = await page.evaluate(() => document.querySelector("main").contains(document.activeElement));
  told.stops = [];
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press("Tab");
    told.stops.push(await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return document.activeElement === document.body || parseFloat(style.outlineWidth) >= 2;
    }));
  }
  keep(seen);
  await close();

  // At 200 % zoom of a 1280-pixel screen, and at 320 pixels, nothing is cut off sideways.
  told.overflow = [];
  for (const width of [640, 320]) {
    for (const address of ["index.html", `briefs/${story}.html`, `sources/${source}.html`, "method.html"]) {
      const narrow = await open(browser, `${base}/${address}`, { width });
      told.overflow.push(await narrow.page.evaluate(() => document.documentElement.scrollWidth - innerWidth));
      keep(narrow.seen);
      await narrow.close();
    }
  }

  // On paper there is no navigation, and the text is black, whatever the theme.
  const paper = await open(browser, `${base}/sources/${source}.html`, { theme: "dark" });
  await paper.page.emulateMedia({ media: "print" });
  told.print = await paper.page.evaluate(() => ({
    navigation: document.querySelector("nav.main").checkVisibility(),
    ink: getComputedStyle(document.body).color,
  }));
  keep(paper.seen);
  await paper.close();

  // Without JavaScript everything can be read; the filters, which would do nothing, are away.
  const bare = await open(browser, `${base}/index.html`, { javaScriptEnabled: false });
  told.bare = { cards: await bare.page.locator("article.card").count(), filters: await bare.page.isVisible("#filters") };
  await bare.close();
});
console.log(JSON.stringify(told));
