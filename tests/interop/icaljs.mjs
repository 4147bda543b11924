// What ical.js reads: one JSON row an event, in the order of the feed.
import ICAL from "ical.js";

const text = await (await fetch(process.argv[2])).text();
const calendar = new ICAL.Component(ICAL.parse(text));
const rows = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  if (!event.startDate.isDate || !event.endDate.isDate) throw new Error(`${event.uid} has a time`);
  return [event.uid, event.startDate.toString(), event.endDate.toString(), event.summary];
});
console.log(JSON.stringify(rows));
