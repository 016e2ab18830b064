export namespace app {
	
	export class Access {
	    at: string;
	    what: string;
	    how: string;
	
	    static createFrom(source: any = {}) {
	        return new Access(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.at = source["at"];
	        this.what = source["what"];
	        this.how = source["how"];
	    }
	}
	export class Attachment {
	    id: string;
	    name: string;
	    media_type: string;
	    size: number;
	    sha256: string;
	    added_at: string;
	    removed_at: string;
	    preview: string;
	
	    static createFrom(source: any = {}) {
	        return new Attachment(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.media_type = source["media_type"];
	        this.size = source["size"];
	        this.sha256 = source["sha256"];
	        this.added_at = source["added_at"];
	        this.removed_at = source["removed_at"];
	        this.preview = source["preview"];
	    }
	}
	export class Backup {
	    id: string;
	    saved_at: string;
	    name: string;
	    place: string;
	    size: number;
	    entries: number;
	    exhibits: number;
	    checked: string;
	    checked_at: string;
	
	    static createFrom(source: any = {}) {
	        return new Backup(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.saved_at = source["saved_at"];
	        this.name = source["name"];
	        this.place = source["place"];
	        this.size = source["size"];
	        this.entries = source["entries"];
	        this.exhibits = source["exhibits"];
	        this.checked = source["checked"];
	        this.checked_at = source["checked_at"];
	    }
	}
	export class ChosenFile {
	    token: string;
	    name: string;
	    size: number;
	
	    static createFrom(source: any = {}) {
	        return new ChosenFile(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.token = source["token"];
	        this.name = source["name"];
	        this.size = source["size"];
	    }
	}
	export class Contact {
	    id: string;
	    person: string;
	    type: string;
	    at: string;
	    zone: string;
	    channel: string;
	    note: string;
	    recorded_at: string;
	    undo_until: string;
	
	    static createFrom(source: any = {}) {
	        return new Contact(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.person = source["person"];
	        this.type = source["type"];
	        this.at = source["at"];
	        this.zone = source["zone"];
	        this.channel = source["channel"];
	        this.note = source["note"];
	        this.recorded_at = source["recorded_at"];
	        this.undo_until = source["undo_until"];
	    }
	}
	export class Counted {
	    name: string;
	    count: number;
	
	    static createFrom(source: any = {}) {
	        return new Counted(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.count = source["count"];
	    }
	}
	export class Day {
	    date: string;
	    state: string;
	    attempts: number;
	
	    static createFrom(source: any = {}) {
	        return new Day(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.state = source["state"];
	        this.attempts = source["attempts"];
	    }
	}
	export class DaySeen {
	    date: string;
	    entries: number;
	    words: number;
	    mood: number;
	    pull?: number;
	
	    static createFrom(source: any = {}) {
	        return new DaySeen(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.entries = source["entries"];
	        this.words = source["words"];
	        this.mood = source["mood"];
	        this.pull = source["pull"];
	    }
	}
	export class ThoughtRecord {
	    thought: string;
	    for: string;
	    against: string;
	    kinder: string;
	    before?: number;
	    after?: number;
	
	    static createFrom(source: any = {}) {
	        return new ThoughtRecord(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.thought = source["thought"];
	        this.for = source["for"];
	        this.against = source["against"];
	        this.kinder = source["kinder"];
	        this.before = source["before"];
	        this.after = source["after"];
	    }
	}
	export class Entry {
	    id: string;
	    kind: string;
	    title: string;
	    text: string;
	    at: string;
	    zone: string;
	    mood: number;
	    feelings: string[];
	    pull?: number;
	    tags: string[];
	    people: string[];
	    to: string;
	    sealed_until: string;
	    sealed: boolean;
	    broken_at: string;
	    record?: ThoughtRecord;
	    attachments: Attachment[];
	    created_at: string;
	    updated_at: string;
	    trashed_at: string;
	    revision: number;
	
	    static createFrom(source: any = {}) {
	        return new Entry(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.title = source["title"];
	        this.text = source["text"];
	        this.at = source["at"];
	        this.zone = source["zone"];
	        this.mood = source["mood"];
	        this.feelings = source["feelings"];
	        this.pull = source["pull"];
	        this.tags = source["tags"];
	        this.people = source["people"];
	        this.to = source["to"];
	        this.sealed_until = source["sealed_until"];
	        this.sealed = source["sealed"];
	        this.broken_at = source["broken_at"];
	        this.record = this.convertValues(source["record"], ThoughtRecord);
	        this.attachments = this.convertValues(source["attachments"], Attachment);
	        this.created_at = source["created_at"];
	        this.updated_at = source["updated_at"];
	        this.trashed_at = source["trashed_at"];
	        this.revision = source["revision"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EntryRow {
	    id: string;
	    kind: string;
	    title: string;
	    excerpt: string;
	    at: string;
	    zone: string;
	    mood: number;
	    feelings: string[];
	    tags: string[];
	    to: string;
	    attachments: number;
	    sealed: boolean;
	    sealed_until: string;
	    updated_at: string;
	    trashed_at: string;
	
	    static createFrom(source: any = {}) {
	        return new EntryRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.title = source["title"];
	        this.excerpt = source["excerpt"];
	        this.at = source["at"];
	        this.zone = source["zone"];
	        this.mood = source["mood"];
	        this.feelings = source["feelings"];
	        this.tags = source["tags"];
	        this.to = source["to"];
	        this.attachments = source["attachments"];
	        this.sealed = source["sealed"];
	        this.sealed_until = source["sealed_until"];
	        this.updated_at = source["updated_at"];
	        this.trashed_at = source["trashed_at"];
	    }
	}
	export class EntryPage {
	    total: number;
	    rows: EntryRow[];
	
	    static createFrom(source: any = {}) {
	        return new EntryPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.rows = this.convertValues(source["rows"], EntryRow);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EntryQuery {
	    month: string;
	    day: string;
	    tag: string;
	    kinds: string[];
	    mood: number;
	    feeling: string;
	    person: string;
	    trashed: boolean;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new EntryQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.month = source["month"];
	        this.day = source["day"];
	        this.tag = source["tag"];
	        this.kinds = source["kinds"];
	        this.mood = source["mood"];
	        this.feeling = source["feeling"];
	        this.person = source["person"];
	        this.trashed = source["trashed"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	
	export class EvidenceSummary {
	    incidents: number;
	    exhibits: number;
	    bytes: number;
	    damaged: number;
	    checked_at: string;
	
	    static createFrom(source: any = {}) {
	        return new EvidenceSummary(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.incidents = source["incidents"];
	        this.exhibits = source["exhibits"];
	        this.bytes = source["bytes"];
	        this.damaged = source["damaged"];
	        this.checked_at = source["checked_at"];
	    }
	}
	export class Excerpt {
	    text: string;
	    from: string;
	    entry: string;
	    written_at: string;
	    copied_at: string;
	
	    static createFrom(source: any = {}) {
	        return new Excerpt(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.from = source["from"];
	        this.entry = source["entry"];
	        this.written_at = source["written_at"];
	        this.copied_at = source["copied_at"];
	    }
	}
	export class Exhibit {
	    id: string;
	    number: number;
	    name: string;
	    media_type: string;
	    size: number;
	    sha256: string;
	    modified_at: string;
	    added_at: string;
	    zone: string;
	    checked_at: string;
	    state: string;
	    incidents: string[];
	    preview: string;
	
	    static createFrom(source: any = {}) {
	        return new Exhibit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.name = source["name"];
	        this.media_type = source["media_type"];
	        this.size = source["size"];
	        this.sha256 = source["sha256"];
	        this.modified_at = source["modified_at"];
	        this.added_at = source["added_at"];
	        this.zone = source["zone"];
	        this.checked_at = source["checked_at"];
	        this.state = source["state"];
	        this.incidents = source["incidents"];
	        this.preview = source["preview"];
	    }
	}
	export class ExhibitPage {
	    total: number;
	    rows: Exhibit[];
	
	    static createFrom(source: any = {}) {
	        return new ExhibitPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.rows = this.convertValues(source["rows"], Exhibit);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ExhibitQuery {
	    incident: string;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new ExhibitQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.incident = source["incident"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	export class ExportChoice {
	    format: string;
	    kinds: string[];
	    from: string;
	    to: string;
	    tag: string;
	    passphrase: string;
	
	    static createFrom(source: any = {}) {
	        return new ExportChoice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.format = source["format"];
	        this.kinds = source["kinds"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.tag = source["tag"];
	        this.passphrase = source["passphrase"];
	    }
	}
	export class ImportRow {
	    id: string;
	    source: string;
	    at: string;
	    added: number;
	    undone_at: string;
	
	    static createFrom(source: any = {}) {
	        return new ImportRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.source = source["source"];
	        this.at = source["at"];
	        this.added = source["added"];
	        this.undone_at = source["undone_at"];
	    }
	}
	export class ImportUndone {
	    deleted: number;
	    kept: number;
	
	    static createFrom(source: any = {}) {
	        return new ImportUndone(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.deleted = source["deleted"];
	        this.kept = source["kept"];
	    }
	}
	export class When {
	    sure: string;
	    at: string;
	    until: string;
	    zone: string;
	
	    static createFrom(source: any = {}) {
	        return new When(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.sure = source["sure"];
	        this.at = source["at"];
	        this.until = source["until"];
	        this.zone = source["zone"];
	    }
	}
	export class Incident {
	    id: string;
	    number: number;
	    what: string;
	    happened: When;
	    recorded_at: string;
	    zone: string;
	    tactics: string[];
	    channel: string;
	    people: string[];
	    words: string;
	    exhibits: Exhibit[];
	    excerpts: Excerpt[];
	    updated_at: string;
	    trashed_at: string;
	    revision: number;
	
	    static createFrom(source: any = {}) {
	        return new Incident(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.what = source["what"];
	        this.happened = this.convertValues(source["happened"], When);
	        this.recorded_at = source["recorded_at"];
	        this.zone = source["zone"];
	        this.tactics = source["tactics"];
	        this.channel = source["channel"];
	        this.people = source["people"];
	        this.words = source["words"];
	        this.exhibits = this.convertValues(source["exhibits"], Exhibit);
	        this.excerpts = this.convertValues(source["excerpts"], Excerpt);
	        this.updated_at = source["updated_at"];
	        this.trashed_at = source["trashed_at"];
	        this.revision = source["revision"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class IncidentDraft {
	    id: string;
	    what: string;
	    happened: When;
	    zone: string;
	    tactics: string[];
	    channel: string;
	    people: string[];
	    words: string;
	    exhibits: string[];
	    revision: number;
	
	    static createFrom(source: any = {}) {
	        return new IncidentDraft(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.what = source["what"];
	        this.happened = this.convertValues(source["happened"], When);
	        this.zone = source["zone"];
	        this.tactics = source["tactics"];
	        this.channel = source["channel"];
	        this.people = source["people"];
	        this.words = source["words"];
	        this.exhibits = source["exhibits"];
	        this.revision = source["revision"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class IncidentRow {
	    id: string;
	    number: number;
	    what: string;
	    happened: When;
	    recorded_at: string;
	    tactics: string[];
	    exhibits: number;
	    trashed_at: string;
	
	    static createFrom(source: any = {}) {
	        return new IncidentRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.what = source["what"];
	        this.happened = this.convertValues(source["happened"], When);
	        this.recorded_at = source["recorded_at"];
	        this.tactics = source["tactics"];
	        this.exhibits = source["exhibits"];
	        this.trashed_at = source["trashed_at"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class IncidentPage {
	    total: number;
	    rows: IncidentRow[];
	
	    static createFrom(source: any = {}) {
	        return new IncidentPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.rows = this.convertValues(source["rows"], IncidentRow);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class IncidentQuery {
	    trashed: boolean;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new IncidentQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.trashed = source["trashed"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	
	export class Job {
	    id: string;
	    kind: string;
	    state: string;
	    done: number;
	    total: number;
	    unit: string;
	    name: string;
	    code: string;
	    result: any;
	
	    static createFrom(source: any = {}) {
	        return new Job(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.state = source["state"];
	        this.done = source["done"];
	        this.total = source["total"];
	        this.unit = source["unit"];
	        this.name = source["name"];
	        this.code = source["code"];
	        this.result = source["result"];
	    }
	}
	export class Milestone {
	    key: string;
	    due: string;
	    reached: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Milestone(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.due = source["due"];
	        this.reached = source["reached"];
	    }
	}
	export class Month {
	    month: string;
	    count: number;
	
	    static createFrom(source: any = {}) {
	        return new Month(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.month = source["month"];
	        this.count = source["count"];
	    }
	}
	export class MonthSeen {
	    month: string;
	    entries: number;
	    words: number;
	    moods: number[];
	    feelings: Counted[];
	    kinds: Record<string, number>;
	
	    static createFrom(source: any = {}) {
	        return new MonthSeen(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.month = source["month"];
	        this.entries = source["entries"];
	        this.words = source["words"];
	        this.moods = source["moods"];
	        this.feelings = this.convertValues(source["feelings"], Counted);
	        this.kinds = source["kinds"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Person {
	    id: string;
	    name: string;
	    started_at: string;
	    zone: string;
	
	    static createFrom(source: any = {}) {
	        return new Person(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.started_at = source["started_at"];
	        this.zone = source["zone"];
	    }
	}
	export class Promotion {
	    entry: string;
	    text: string;
	    incident: string;
	
	    static createFrom(source: any = {}) {
	        return new Promotion(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.entry = source["entry"];
	        this.text = source["text"];
	        this.incident = source["incident"];
	    }
	}
	export class PromptHistory {
	    shown: Record<string, string>;
	    hushed: string[];
	
	    static createFrom(source: any = {}) {
	        return new PromptHistory(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.shown = source["shown"];
	        this.hushed = source["hushed"];
	    }
	}
	export class RecoveryCode {
	    code: string;
	    groups: string[];
	
	    static createFrom(source: any = {}) {
	        return new RecoveryCode(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.groups = source["groups"];
	    }
	}
	export class Snippet {
	    text: string;
	    marks: number[][];
	
	    static createFrom(source: any = {}) {
	        return new Snippet(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.marks = source["marks"];
	    }
	}
	export class SearchHit {
	    id: string;
	    room: string;
	    kind: string;
	    title: string;
	    snippet: Snippet;
	    at: string;
	    zone: string;
	    score: number;
	
	    static createFrom(source: any = {}) {
	        return new SearchHit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.room = source["room"];
	        this.kind = source["kind"];
	        this.title = source["title"];
	        this.snippet = this.convertValues(source["snippet"], Snippet);
	        this.at = source["at"];
	        this.zone = source["zone"];
	        this.score = source["score"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SearchPage {
	    total: number;
	    ready: boolean;
	    hits: SearchHit[];
	
	    static createFrom(source: any = {}) {
	        return new SearchPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.ready = source["ready"];
	        this.hits = this.convertValues(source["hits"], SearchHit);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SearchQuery {
	    query: string;
	    room: string;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new SearchQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.query = source["query"];
	        this.room = source["room"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	
	export class State {
	    phase: string;
	    network: string;
	    version: string;
	
	    static createFrom(source: any = {}) {
	        return new State(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.phase = source["phase"];
	        this.network = source["network"];
	        this.version = source["version"];
	    }
	}
	export class Strength {
	    score: number;
	    enough: boolean;
	    guesses_log10: number;
	    reason: string;
	
	    static createFrom(source: any = {}) {
	        return new Strength(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.score = source["score"];
	        this.enough = source["enough"];
	        this.guesses_log10 = source["guesses_log10"];
	        this.reason = source["reason"];
	    }
	}
	export class Tally {
	    person: Person;
	    current_days: number;
	    current_hours: number;
	    longest_days: number;
	    total_days: number;
	    attempts: number;
	    attempts_unanswered: number;
	    since: string;
	    days: Day[];
	    milestones: Milestone[];
	    events: Contact[];
	
	    static createFrom(source: any = {}) {
	        return new Tally(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.person = this.convertValues(source["person"], Person);
	        this.current_days = source["current_days"];
	        this.current_hours = source["current_hours"];
	        this.longest_days = source["longest_days"];
	        this.total_days = source["total_days"];
	        this.attempts = source["attempts"];
	        this.attempts_unanswered = source["attempts_unanswered"];
	        this.since = source["since"];
	        this.days = this.convertValues(source["days"], Day);
	        this.milestones = this.convertValues(source["milestones"], Milestone);
	        this.events = this.convertValues(source["events"], Contact);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Template {
	    id: string;
	    name: string;
	    kind: string;
	    text: string;
	
	    static createFrom(source: any = {}) {
	        return new Template(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.kind = source["kind"];
	        this.text = source["text"];
	    }
	}
	
	export class Unlocked {
	    failures: string[];
	    last_change: string;
	    notes: string[];
	
	    static createFrom(source: any = {}) {
	        return new Unlocked(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.failures = source["failures"];
	        this.last_change = source["last_change"];
	        this.notes = source["notes"];
	    }
	}
	export class Version {
	    revision: number;
	    at: string;
	    title: string;
	    words: number;
	
	    static createFrom(source: any = {}) {
	        return new Version(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.revision = source["revision"];
	        this.at = source["at"];
	        this.title = source["title"];
	        this.words = source["words"];
	    }
	}

}

export namespace rooms {
	
	export class Settings {
	    theme: string;
	    text_size: number;
	    lock_minutes: number;
	    lock_on_sleep: boolean;
	    lock_when_hidden: boolean;
	    neutral_title: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Settings(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.theme = source["theme"];
	        this.text_size = source["text_size"];
	        this.lock_minutes = source["lock_minutes"];
	        this.lock_on_sleep = source["lock_on_sleep"];
	        this.lock_when_hidden = source["lock_when_hidden"];
	        this.neutral_title = source["neutral_title"];
	    }
	}

}

