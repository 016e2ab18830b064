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
	export class AttemptWeek {
	    monday: string;
	    direct: number;
	    through: number;
	
	    static createFrom(source: any = {}) {
	        return new AttemptWeek(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.monday = source["monday"];
	        this.direct = source["direct"];
	        this.through = source["through"];
	    }
	}
	export class Occurs {
	    key: string;
	    count: number;
	
	    static createFrom(source: any = {}) {
	        return new Occurs(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.count = source["count"];
	    }
	}
	export class Attempts {
	    attempts: number;
	    weeks: AttemptWeek[];
	    channels: Occurs[];
	    tactics: Occurs[];
	    hours: number[][];
	
	    static createFrom(source: any = {}) {
	        return new Attempts(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.attempts = source["attempts"];
	        this.weeks = this.convertValues(source["weeks"], AttemptWeek);
	        this.channels = this.convertValues(source["channels"], Occurs);
	        this.tactics = this.convertValues(source["tactics"], Occurs);
	        this.hours = source["hours"];
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
	export class Box {
	    x: number;
	    y: number;
	    width: number;
	    height: number;
	
	    static createFrom(source: any = {}) {
	        return new Box(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.x = source["x"];
	        this.y = source["y"];
	        this.width = source["width"];
	        this.height = source["height"];
	    }
	}
	export class BundleChoice {
	    name: string;
	    author: string;
	    for: string;
	    preset: string;
	    everything: boolean;
	    incidents: string[];
	    claims: string[];
	    exhibits: string[];
	    without: string[];
	    initials: string[];
	    strangers: boolean;
	    series: boolean;
	    covered: boolean;
	    pictures: boolean;
	    witnesses: boolean;
	    notes: boolean;
	    lawyer_notes: boolean;
	    excerpts: boolean;
	
	    static createFrom(source: any = {}) {
	        return new BundleChoice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.author = source["author"];
	        this.for = source["for"];
	        this.preset = source["preset"];
	        this.everything = source["everything"];
	        this.incidents = source["incidents"];
	        this.claims = source["claims"];
	        this.exhibits = source["exhibits"];
	        this.without = source["without"];
	        this.initials = source["initials"];
	        this.strangers = source["strangers"];
	        this.series = source["series"];
	        this.covered = source["covered"];
	        this.pictures = source["pictures"];
	        this.witnesses = source["witnesses"];
	        this.notes = source["notes"];
	        this.lawyer_notes = source["lawyer_notes"];
	        this.excerpts = source["excerpts"];
	    }
	}
	export class BundleExhibit {
	    number: number;
	    name: string;
	    gives: string[];
	    absent: string;
	
	    static createFrom(source: any = {}) {
	        return new BundleExhibit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.name = source["name"];
	        this.gives = source["gives"];
	        this.absent = source["absent"];
	    }
	}
	export class BundleWarning {
	    kind: string;
	    where: string[];
	
	    static createFrom(source: any = {}) {
	        return new BundleWarning(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.where = source["where"];
	    }
	}
	export class BundlePreview {
	    incidents: number;
	    claims: number;
	    people: number;
	    bytes: number;
	    exhibits: BundleExhibit[];
	    warnings: BundleWarning[];
	
	    static createFrom(source: any = {}) {
	        return new BundlePreview(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.incidents = source["incidents"];
	        this.claims = source["claims"];
	        this.people = source["people"];
	        this.bytes = source["bytes"];
	        this.exhibits = this.convertValues(source["exhibits"], BundleExhibit);
	        this.warnings = this.convertValues(source["warnings"], BundleWarning);
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
	export class BundleRow {
	    id: string;
	    made_at: string;
	    name: string;
	    place: string;
	    case: string;
	    for: string;
	    preset: string;
	    encrypted: boolean;
	    size: number;
	    incidents: number;
	    claims: number;
	    exhibits: number;
	    lost: number[];
	    unset: number;
	    payload: string;
	    key: string;
	    records: number;
	
	    static createFrom(source: any = {}) {
	        return new BundleRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.made_at = source["made_at"];
	        this.name = source["name"];
	        this.place = source["place"];
	        this.case = source["case"];
	        this.for = source["for"];
	        this.preset = source["preset"];
	        this.encrypted = source["encrypted"];
	        this.size = source["size"];
	        this.incidents = source["incidents"];
	        this.claims = source["claims"];
	        this.exhibits = source["exhibits"];
	        this.lost = source["lost"];
	        this.unset = source["unset"];
	        this.payload = source["payload"];
	        this.key = source["key"];
	        this.records = source["records"];
	    }
	}
	
	export class CheckIn {
	    id: string;
	    at: string;
	    zone: string;
	    mood: number;
	    pull?: number;
	    sleep_half_hours?: number;
	    symptoms: string[];
	    care: string[];
	    medicines: string[];
	    line: string;
	    updated_at: string;
	
	    static createFrom(source: any = {}) {
	        return new CheckIn(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.at = source["at"];
	        this.zone = source["zone"];
	        this.mood = source["mood"];
	        this.pull = source["pull"];
	        this.sleep_half_hours = source["sleep_half_hours"];
	        this.symptoms = source["symptoms"];
	        this.care = source["care"];
	        this.medicines = source["medicines"];
	        this.line = source["line"];
	        this.updated_at = source["updated_at"];
	    }
	}
	export class CheckInChoices {
	    symptoms: string[];
	    care: string[];
	    medicines: string[];
	    hidden: string[];
	
	    static createFrom(source: any = {}) {
	        return new CheckInChoices(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.symptoms = source["symptoms"];
	        this.care = source["care"];
	        this.medicines = source["medicines"];
	        this.hidden = source["hidden"];
	    }
	}
	export class CheckInDay {
	    date: string;
	    check_ins: number;
	    visits: number;
	    mood: number;
	    pull?: number;
	    sleep_half_hours?: number;
	    symptoms: string[];
	    care: string[];
	
	    static createFrom(source: any = {}) {
	        return new CheckInDay(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.check_ins = source["check_ins"];
	        this.visits = source["visits"];
	        this.mood = source["mood"];
	        this.pull = source["pull"];
	        this.sleep_half_hours = source["sleep_half_hours"];
	        this.symptoms = source["symptoms"];
	        this.care = source["care"];
	    }
	}
	export class CheckInPage {
	    total: number;
	    rows: CheckIn[];
	
	    static createFrom(source: any = {}) {
	        return new CheckInPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.rows = this.convertValues(source["rows"], CheckIn);
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
	export class CheckInQuery {
	    from: string;
	    to: string;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new CheckInQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	export class Together {
	    care: string;
	    lower: number;
	    days: number;
	    lower_other: number;
	    another: number;
	
	    static createFrom(source: any = {}) {
	        return new Together(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.care = source["care"];
	        this.lower = source["lower"];
	        this.days = source["days"];
	        this.lower_other = source["lower_other"];
	        this.another = source["another"];
	    }
	}
	export class CheckInsSeen {
	    days: CheckInDay[];
	    together: Together[];
	    hours: number[][];
	
	    static createFrom(source: any = {}) {
	        return new CheckInsSeen(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.days = this.convertValues(source["days"], CheckInDay);
	        this.together = this.convertValues(source["together"], Together);
	        this.hours = source["hours"];
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
	export class ChosenBundle {
	    token: string;
	    name: string;
	    encrypted: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ChosenBundle(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.token = source["token"];
	        this.name = source["name"];
	        this.encrypted = source["encrypted"];
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
	export class Earlier {
	    field: string;
	    was: any;
	
	    static createFrom(source: any = {}) {
	        return new Earlier(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.was = source["was"];
	    }
	}
	export class Correction {
	    at: string;
	    revision: number;
	    earlier: Earlier[];
	
	    static createFrom(source: any = {}) {
	        return new Correction(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.at = source["at"];
	        this.revision = source["revision"];
	        this.earlier = this.convertValues(source["earlier"], Earlier);
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
	export class Standing {
	    state: string;
	    since?: When;
	    note: string;
	    at: string;
	
	    static createFrom(source: any = {}) {
	        return new Standing(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.state = source["state"];
	        this.since = this.convertValues(source["since"], When);
	        this.note = source["note"];
	        this.at = source["at"];
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
	export class Harm {
	    kind: string;
	    when?: When;
	    amount: string;
	    note: string;
	    exhibits: string[];
	
	    static createFrom(source: any = {}) {
	        return new Harm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.when = this.convertValues(source["when"], When);
	        this.amount = source["amount"];
	        this.note = source["note"];
	        this.exhibits = source["exhibits"];
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
	export class Rebuttal {
	    statement: string;
	    for: string[];
	    against: string[];
	    witness: string;
	    witness_id: string;
	    first_hand: string;
	    willing: string;
	    safe: string;
	    missing: string;
	
	    static createFrom(source: any = {}) {
	        return new Rebuttal(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.statement = source["statement"];
	        this.for = source["for"];
	        this.against = source["against"];
	        this.witness = source["witness"];
	        this.witness_id = source["witness_id"];
	        this.first_hand = source["first_hand"];
	        this.willing = source["willing"];
	        this.safe = source["safe"];
	        this.missing = source["missing"];
	    }
	}
	export class Appearance {
	    when?: When;
	    place: string;
	    link: string;
	    audience: string;
	    size: number;
	    relayed_by: string;
	    learned: string;
	    learned_at?: When;
	    online: string;
	    note: string;
	    incident: string;
	    exhibits: string[];
	    people_ids: string[];
	
	    static createFrom(source: any = {}) {
	        return new Appearance(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.when = this.convertValues(source["when"], When);
	        this.place = source["place"];
	        this.link = source["link"];
	        this.audience = source["audience"];
	        this.size = source["size"];
	        this.relayed_by = source["relayed_by"];
	        this.learned = source["learned"];
	        this.learned_at = this.convertValues(source["learned_at"], When);
	        this.online = source["online"];
	        this.note = source["note"];
	        this.incident = source["incident"];
	        this.exhibits = source["exhibits"];
	        this.people_ids = source["people_ids"];
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
	export class Claim {
	    id: string;
	    number: number;
	    words: string;
	    saying: string;
	    nature: string;
	    made_by: string;
	    made_by_id: string;
	    basis: string;
	    first_known?: When;
	    topic: string;
	    truth: string;
	    true: string;
	    decided: string;
	    lawyer_note: string;
	    missing: string;
	    zone: string;
	    appearances: Appearance[];
	    rebuttals: Rebuttal[];
	    harms: Harm[];
	    stands: string;
	    standing: Standing[];
	    incidents: string[];
	    gaps: string[];
	    corrections: Correction[];
	    recorded_at: string;
	    updated_at: string;
	    trashed_at: string;
	    revision: number;
	
	    static createFrom(source: any = {}) {
	        return new Claim(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.words = source["words"];
	        this.saying = source["saying"];
	        this.nature = source["nature"];
	        this.made_by = source["made_by"];
	        this.made_by_id = source["made_by_id"];
	        this.basis = source["basis"];
	        this.first_known = this.convertValues(source["first_known"], When);
	        this.topic = source["topic"];
	        this.truth = source["truth"];
	        this.true = source["true"];
	        this.decided = source["decided"];
	        this.lawyer_note = source["lawyer_note"];
	        this.missing = source["missing"];
	        this.zone = source["zone"];
	        this.appearances = this.convertValues(source["appearances"], Appearance);
	        this.rebuttals = this.convertValues(source["rebuttals"], Rebuttal);
	        this.harms = this.convertValues(source["harms"], Harm);
	        this.stands = source["stands"];
	        this.standing = this.convertValues(source["standing"], Standing);
	        this.incidents = source["incidents"];
	        this.gaps = source["gaps"];
	        this.corrections = this.convertValues(source["corrections"], Correction);
	        this.recorded_at = source["recorded_at"];
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
	export class ClaimDraft {
	    id: string;
	    words: string;
	    saying: string;
	    nature: string;
	    made_by: string;
	    made_by_id: string;
	    basis: string;
	    first_known?: When;
	    topic: string;
	    truth: string;
	    true: string;
	    decided: string;
	    lawyer_note: string;
	    missing: string;
	    zone: string;
	    appearances: Appearance[];
	    rebuttals: Rebuttal[];
	    harms: Harm[];
	    revision: number;
	
	    static createFrom(source: any = {}) {
	        return new ClaimDraft(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.words = source["words"];
	        this.saying = source["saying"];
	        this.nature = source["nature"];
	        this.made_by = source["made_by"];
	        this.made_by_id = source["made_by_id"];
	        this.basis = source["basis"];
	        this.first_known = this.convertValues(source["first_known"], When);
	        this.topic = source["topic"];
	        this.truth = source["truth"];
	        this.true = source["true"];
	        this.decided = source["decided"];
	        this.lawyer_note = source["lawyer_note"];
	        this.missing = source["missing"];
	        this.zone = source["zone"];
	        this.appearances = this.convertValues(source["appearances"], Appearance);
	        this.rebuttals = this.convertValues(source["rebuttals"], Rebuttal);
	        this.harms = this.convertValues(source["harms"], Harm);
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
	export class ClaimRow {
	    id: string;
	    number: number;
	    words: string;
	    saying: string;
	    made_by: string;
	    topic: string;
	    truth: string;
	    stands: string;
	    appearances: number;
	    rebuttals: number;
	    exhibits: number;
	    recorded_at: string;
	    trashed_at: string;
	
	    static createFrom(source: any = {}) {
	        return new ClaimRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.words = source["words"];
	        this.saying = source["saying"];
	        this.made_by = source["made_by"];
	        this.topic = source["topic"];
	        this.truth = source["truth"];
	        this.stands = source["stands"];
	        this.appearances = source["appearances"];
	        this.rebuttals = source["rebuttals"];
	        this.exhibits = source["exhibits"];
	        this.recorded_at = source["recorded_at"];
	        this.trashed_at = source["trashed_at"];
	    }
	}
	export class ClaimPage {
	    total: number;
	    rows: ClaimRow[];
	
	    static createFrom(source: any = {}) {
	        return new ClaimPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.rows = this.convertValues(source["rows"], ClaimRow);
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
	    levels: string[];
	    until: string;
	    gave: string;
	    help: string;
	    tactic: string;
	    through: string;
	    incident: string;
	    exhibits: string[];
	    topic: string;
	    within: boolean;
	    waited: boolean;
	
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
	        this.levels = source["levels"];
	        this.until = source["until"];
	        this.gave = source["gave"];
	        this.help = source["help"];
	        this.tactic = source["tactic"];
	        this.through = source["through"];
	        this.incident = source["incident"];
	        this.exhibits = source["exhibits"];
	        this.topic = source["topic"];
	        this.within = source["within"];
	        this.waited = source["waited"];
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
	export class CustodyBreak {
	    fault: string;
	    from: number;
	    to: number;
	
	    static createFrom(source: any = {}) {
	        return new CustodyBreak(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.fault = source["fault"];
	        this.from = source["from"];
	        this.to = source["to"];
	    }
	}
	export class CustodyRecord {
	    seq: number;
	    at: string;
	    zone: string;
	    clock_note: string;
	    action: string;
	    exhibit: number;
	    sha256: string;
	    size: number;
	    name: string;
	    params: Record<string, string>;
	    recipient: string;
	    reason: string;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new CustodyRecord(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.seq = source["seq"];
	        this.at = source["at"];
	        this.zone = source["zone"];
	        this.clock_note = source["clock_note"];
	        this.action = source["action"];
	        this.exhibit = source["exhibit"];
	        this.sha256 = source["sha256"];
	        this.size = source["size"];
	        this.name = source["name"];
	        this.params = source["params"];
	        this.recipient = source["recipient"];
	        this.reason = source["reason"];
	        this.note = source["note"];
	    }
	}
	export class CustodyPage {
	    total: number;
	    rows: CustodyRecord[];
	
	    static createFrom(source: any = {}) {
	        return new CustodyPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.rows = this.convertValues(source["rows"], CustodyRecord);
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
	export class CustodyPoint {
	    id: string;
	    at: string;
	    why: string;
	    records: number;
	    root: string;
	
	    static createFrom(source: any = {}) {
	        return new CustodyPoint(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.at = source["at"];
	        this.why = source["why"];
	        this.records = source["records"];
	        this.root = source["root"];
	    }
	}
	export class CustodyQuery {
	    exhibit: number;
	    incident: number;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new CustodyQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.exhibit = source["exhibit"];
	        this.incident = source["incident"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	
	export class CustodyReport {
	    holds: boolean;
	    records: number;
	    sealed: number;
	    checkpoints: number;
	    breaks: CustodyBreak[];
	    lost: number[];
	    unlogged: number[];
	    differ: number[];
	
	    static createFrom(source: any = {}) {
	        return new CustodyReport(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.holds = source["holds"];
	        this.records = source["records"];
	        this.sealed = source["sealed"];
	        this.checkpoints = source["checkpoints"];
	        this.breaks = this.convertValues(source["breaks"], CustodyBreak);
	        this.lost = source["lost"];
	        this.unlogged = source["unlogged"];
	        this.differ = source["differ"];
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
	export class Day {
	    date: string;
	    state: string;
	    attempts: number;
	    contacts: number;
	    pull?: number;
	
	    static createFrom(source: any = {}) {
	        return new Day(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.state = source["state"];
	        this.attempts = source["attempts"];
	        this.contacts = source["contacts"];
	        this.pull = source["pull"];
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
	
	export class EventDetails {
	    id: string;
	    note: string;
	    gave: string;
	    help: string;
	    tactic: string;
	    through: string;
	    topic: string;
	    incident: string;
	    exhibits: string[];
	
	    static createFrom(source: any = {}) {
	        return new EventDetails(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.note = source["note"];
	        this.gave = source["gave"];
	        this.help = source["help"];
	        this.tactic = source["tactic"];
	        this.through = source["through"];
	        this.topic = source["topic"];
	        this.incident = source["incident"];
	        this.exhibits = source["exhibits"];
	    }
	}
	export class EventPage {
	    total: number;
	    rows: Contact[];
	
	    static createFrom(source: any = {}) {
	        return new EventPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.rows = this.convertValues(source["rows"], Contact);
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
	export class EventQuery {
	    person: string;
	    type: string;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new EventQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.person = source["person"];
	        this.type = source["type"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	export class EvidenceSummary {
	    incidents: number;
	    claims: number;
	    people: number;
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
	        this.claims = source["claims"];
	        this.people = source["people"];
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
	export class Source {
	    kind: string;
	    device: string;
	    account: string;
	    app: string;
	    export_method: string;
	    obtained_from: string;
	    obtained_at: string;
	
	    static createFrom(source: any = {}) {
	        return new Source(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.device = source["device"];
	        this.account = source["account"];
	        this.app = source["app"];
	        this.export_method = source["export_method"];
	        this.obtained_from = source["obtained_from"];
	        this.obtained_at = source["obtained_at"];
	    }
	}
	export class Provenance {
	    made_by: string;
	    note: string;
	    series: string;
	    source: Source;
	    concerns: string[];
	
	    static createFrom(source: any = {}) {
	        return new Provenance(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.made_by = source["made_by"];
	        this.note = source["note"];
	        this.series = source["series"];
	        this.source = this.convertValues(source["source"], Source);
	        this.concerns = source["concerns"];
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
	    claims: string[];
	    preview: string;
	    said: Provenance;
	    revision: number;
	    found: string[];
	    sealed: boolean;
	    unsealed_at: string;
	    derived_from: string;
	
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
	        this.claims = source["claims"];
	        this.preview = source["preview"];
	        this.said = this.convertValues(source["said"], Provenance);
	        this.revision = source["revision"];
	        this.found = source["found"];
	        this.sealed = source["sealed"];
	        this.unsealed_at = source["unsealed_at"];
	        this.derived_from = source["derived_from"];
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
	export class Fact {
	    origin: string;
	    name: string;
	    value: string;
	    about: string;
	    at: string;
	    zoned: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Fact(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.origin = source["origin"];
	        this.name = source["name"];
	        this.value = source["value"];
	        this.about = source["about"];
	        this.at = source["at"];
	        this.zoned = source["zoned"];
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
	export class Quote {
	    exhibit: string;
	    member: string;
	    offset: number;
	    length: number;
	    slice_sha256: string;
	    thread: string;
	    from: string;
	    mine: boolean;
	    at: string;
	    raw_time: string;
	    basis: string;
	    text: string;
	    doubts: string[];
	    added_at: string;
	
	    static createFrom(source: any = {}) {
	        return new Quote(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.exhibit = source["exhibit"];
	        this.member = source["member"];
	        this.offset = source["offset"];
	        this.length = source["length"];
	        this.slice_sha256 = source["slice_sha256"];
	        this.thread = source["thread"];
	        this.from = source["from"];
	        this.mine = source["mine"];
	        this.at = source["at"];
	        this.raw_time = source["raw_time"];
	        this.basis = source["basis"];
	        this.text = source["text"];
	        this.doubts = source["doubts"];
	        this.added_at = source["added_at"];
	    }
	}
	export class Incident {
	    id: string;
	    number: number;
	    recorded_at: string;
	    what: string;
	    happened: When;
	    zone: string;
	    learned_at?: When;
	    learned: string;
	    tactics: string[];
	    channel: string;
	    severity: number;
	    fear?: number;
	    involved: string[];
	    phase: string;
	    people: string[];
	    breach: boolean;
	    order: string;
	    words: string;
	    place: string;
	    link: string;
	    harm: string;
	    reference: string;
	    response: string;
	    witnesses: string;
	    private: string;
	    claims: string[];
	    people_ids: string[];
	    exhibits: Exhibit[];
	    excerpts: Excerpt[];
	    quotes: Quote[];
	    corrections: Correction[];
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
	        this.recorded_at = source["recorded_at"];
	        this.what = source["what"];
	        this.happened = this.convertValues(source["happened"], When);
	        this.zone = source["zone"];
	        this.learned_at = this.convertValues(source["learned_at"], When);
	        this.learned = source["learned"];
	        this.tactics = source["tactics"];
	        this.channel = source["channel"];
	        this.severity = source["severity"];
	        this.fear = source["fear"];
	        this.involved = source["involved"];
	        this.phase = source["phase"];
	        this.people = source["people"];
	        this.breach = source["breach"];
	        this.order = source["order"];
	        this.words = source["words"];
	        this.place = source["place"];
	        this.link = source["link"];
	        this.harm = source["harm"];
	        this.reference = source["reference"];
	        this.response = source["response"];
	        this.witnesses = source["witnesses"];
	        this.private = source["private"];
	        this.claims = source["claims"];
	        this.people_ids = source["people_ids"];
	        this.exhibits = this.convertValues(source["exhibits"], Exhibit);
	        this.excerpts = this.convertValues(source["excerpts"], Excerpt);
	        this.quotes = this.convertValues(source["quotes"], Quote);
	        this.corrections = this.convertValues(source["corrections"], Correction);
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
	    learned_at?: When;
	    learned: string;
	    tactics: string[];
	    channel: string;
	    severity: number;
	    fear?: number;
	    involved: string[];
	    phase: string;
	    people: string[];
	    breach: boolean;
	    order: string;
	    words: string;
	    place: string;
	    link: string;
	    harm: string;
	    reference: string;
	    response: string;
	    witnesses: string;
	    private: string;
	    claims: string[];
	    people_ids: string[];
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
	        this.learned_at = this.convertValues(source["learned_at"], When);
	        this.learned = source["learned"];
	        this.tactics = source["tactics"];
	        this.channel = source["channel"];
	        this.severity = source["severity"];
	        this.fear = source["fear"];
	        this.involved = source["involved"];
	        this.phase = source["phase"];
	        this.people = source["people"];
	        this.breach = source["breach"];
	        this.order = source["order"];
	        this.words = source["words"];
	        this.place = source["place"];
	        this.link = source["link"];
	        this.harm = source["harm"];
	        this.reference = source["reference"];
	        this.response = source["response"];
	        this.witnesses = source["witnesses"];
	        this.private = source["private"];
	        this.claims = source["claims"];
	        this.people_ids = source["people_ids"];
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
	    channel: string;
	    severity: number;
	    breach: boolean;
	    phase: string;
	    claims: string[];
	    people_ids: string[];
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
	        this.channel = source["channel"];
	        this.severity = source["severity"];
	        this.breach = source["breach"];
	        this.phase = source["phase"];
	        this.claims = source["claims"];
	        this.people_ids = source["people_ids"];
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
	export class KnownPerson {
	    id: string;
	    name: string;
	    also: string[];
	    handles: string[];
	    numbers: string[];
	    role: string;
	    note: string;
	    recorded_at: string;
	    updated_at: string;
	    trashed_at: string;
	    revision: number;
	
	    static createFrom(source: any = {}) {
	        return new KnownPerson(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.also = source["also"];
	        this.handles = source["handles"];
	        this.numbers = source["numbers"];
	        this.role = source["role"];
	        this.note = source["note"];
	        this.recorded_at = source["recorded_at"];
	        this.updated_at = source["updated_at"];
	        this.trashed_at = source["trashed_at"];
	        this.revision = source["revision"];
	    }
	}
	export class LevelTally {
	    level: string;
	    current_days: number;
	    current_hours: number;
	    longest_days: number;
	    total_days: number;
	    total_hours: number;
	    contacts: number;
	    since: string;
	
	    static createFrom(source: any = {}) {
	        return new LevelTally(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.level = source["level"];
	        this.current_days = source["current_days"];
	        this.current_hours = source["current_hours"];
	        this.longest_days = source["longest_days"];
	        this.total_days = source["total_days"];
	        this.total_hours = source["total_hours"];
	        this.contacts = source["contacts"];
	        this.since = source["since"];
	    }
	}
	export class LowContact {
	    channels: string[];
	    topics: string[];
	    rules: string[];
	    wait_hours: number;
	
	    static createFrom(source: any = {}) {
	        return new LowContact(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.channels = source["channels"];
	        this.topics = source["topics"];
	        this.rules = source["rules"];
	        this.wait_hours = source["wait_hours"];
	    }
	}
	export class Mark {
	    id: string;
	    day: string;
	    label: string;
	
	    static createFrom(source: any = {}) {
	        return new Mark(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.day = source["day"];
	        this.label = source["label"];
	    }
	}
	export class MatrixRow {
	    claim: string;
	    number: number;
	    appearance: number;
	    when?: When;
	    place: string;
	    shows: string[];
	    for: string[];
	    against: string[];
	    witnesses: number;
	    gaps: string[];
	
	    static createFrom(source: any = {}) {
	        return new MatrixRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.claim = source["claim"];
	        this.number = source["number"];
	        this.appearance = source["appearance"];
	        this.when = this.convertValues(source["when"], When);
	        this.place = source["place"];
	        this.shows = source["shows"];
	        this.for = source["for"];
	        this.against = source["against"];
	        this.witnesses = source["witnesses"];
	        this.gaps = source["gaps"];
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
	export class MessageField {
	    name: string;
	    value: string;
	
	    static createFrom(source: any = {}) {
	        return new MessageField(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.value = source["value"];
	    }
	}
	export class MessageReaction {
	    sign: string;
	    from: string;
	
	    static createFrom(source: any = {}) {
	        return new MessageReaction(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.sign = source["sign"];
	        this.from = source["from"];
	    }
	}
	export class MessageMedia {
	    name: string;
	    type: string;
	    size: number;
	    missing: boolean;
	
	    static createFrom(source: any = {}) {
	        return new MessageMedia(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.type = source["type"];
	        this.size = source["size"];
	        this.missing = source["missing"];
	    }
	}
	export class Message {
	    id: string;
	    import: string;
	    at: string;
	    raw_time: string;
	    basis: string;
	    thread: string;
	    from: string;
	    mine: boolean;
	    to: string[];
	    kind: string;
	    subject: string;
	    text: string;
	    edited_at: string;
	    call: string;
	    seconds: number;
	    media: MessageMedia[];
	    reactions: MessageReaction[];
	    fields: MessageField[];
	    doubts: string[];
	    member: string;
	    offset: number;
	    length: number;
	
	    static createFrom(source: any = {}) {
	        return new Message(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.import = source["import"];
	        this.at = source["at"];
	        this.raw_time = source["raw_time"];
	        this.basis = source["basis"];
	        this.thread = source["thread"];
	        this.from = source["from"];
	        this.mine = source["mine"];
	        this.to = source["to"];
	        this.kind = source["kind"];
	        this.subject = source["subject"];
	        this.text = source["text"];
	        this.edited_at = source["edited_at"];
	        this.call = source["call"];
	        this.seconds = source["seconds"];
	        this.media = this.convertValues(source["media"], MessageMedia);
	        this.reactions = this.convertValues(source["reactions"], MessageReaction);
	        this.fields = this.convertValues(source["fields"], MessageField);
	        this.doubts = source["doubts"];
	        this.member = source["member"];
	        this.offset = source["offset"];
	        this.length = source["length"];
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
	export class MessageCount {
	    name: string;
	    count: number;
	
	    static createFrom(source: any = {}) {
	        return new MessageCount(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.count = source["count"];
	    }
	}
	
	export class MessageRefusal {
	    member: string;
	    line: number;
	    offset: number;
	    reason: string;
	
	    static createFrom(source: any = {}) {
	        return new MessageRefusal(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.member = source["member"];
	        this.line = source["line"];
	        this.offset = source["offset"];
	        this.reason = source["reason"];
	    }
	}
	export class MessageThread {
	    name: string;
	    messages: number;
	    doubtful: number;
	    first_at: string;
	    last_at: string;
	    people: string[];
	
	    static createFrom(source: any = {}) {
	        return new MessageThread(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.messages = source["messages"];
	        this.doubtful = source["doubtful"];
	        this.first_at = source["first_at"];
	        this.last_at = source["last_at"];
	        this.people = source["people"];
	    }
	}
	export class MessageSummary {
	    source: string;
	    reader: string;
	    messages: number;
	    first_at: string;
	    last_at: string;
	    order: string;
	    open: string[];
	    threads: MessageThread[];
	    people: MessageCount[];
	    doubts: MessageCount[];
	    media: number;
	    media_missing: number;
	    capped: boolean;
	    refused: MessageRefusal[];
	    refused_total: number;
	    samples: string[];
	    header: string[];
	    columns: Record<string, string>;
	    rows: string[][];
	
	    static createFrom(source: any = {}) {
	        return new MessageSummary(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.source = source["source"];
	        this.reader = source["reader"];
	        this.messages = source["messages"];
	        this.first_at = source["first_at"];
	        this.last_at = source["last_at"];
	        this.order = source["order"];
	        this.open = source["open"];
	        this.threads = this.convertValues(source["threads"], MessageThread);
	        this.people = this.convertValues(source["people"], MessageCount);
	        this.doubts = this.convertValues(source["doubts"], MessageCount);
	        this.media = source["media"];
	        this.media_missing = source["media_missing"];
	        this.capped = source["capped"];
	        this.refused = this.convertValues(source["refused"], MessageRefusal);
	        this.refused_total = source["refused_total"];
	        this.samples = source["samples"];
	        this.header = source["header"];
	        this.columns = source["columns"];
	        this.rows = source["rows"];
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
	export class MessageOptions {
	    zone: string;
	    order: string;
	    me: string;
	    columns: Record<string, string>;
	
	    static createFrom(source: any = {}) {
	        return new MessageOptions(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.zone = source["zone"];
	        this.order = source["order"];
	        this.me = source["me"];
	        this.columns = source["columns"];
	    }
	}
	export class MessageImport {
	    id: string;
	    exhibit: string;
	    number: number;
	    name: string;
	    options: MessageOptions;
	    assumed: boolean;
	    imported_at: string;
	    outdated: boolean;
	    summary: MessageSummary;
	
	    static createFrom(source: any = {}) {
	        return new MessageImport(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.exhibit = source["exhibit"];
	        this.number = source["number"];
	        this.name = source["name"];
	        this.options = this.convertValues(source["options"], MessageOptions);
	        this.assumed = source["assumed"];
	        this.imported_at = source["imported_at"];
	        this.outdated = source["outdated"];
	        this.summary = this.convertValues(source["summary"], MessageSummary);
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
	
	
	export class MessagePage {
	    total: number;
	    offset: number;
	    ready: boolean;
	    rows: Message[];
	
	    static createFrom(source: any = {}) {
	        return new MessagePage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.offset = source["offset"];
	        this.ready = source["ready"];
	        this.rows = this.convertValues(source["rows"], Message);
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
	export class MessageQuery {
	    import: string;
	    thread: string;
	    all_of: boolean;
	    words: string;
	    person: string;
	    mine: boolean;
	    from_day: string;
	    until_day: string;
	    around: string;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new MessageQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.import = source["import"];
	        this.thread = source["thread"];
	        this.all_of = source["all_of"];
	        this.words = source["words"];
	        this.person = source["person"];
	        this.mine = source["mine"];
	        this.from_day = source["from_day"];
	        this.until_day = source["until_day"];
	        this.around = source["around"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	
	
	
	
	export class MessagesPicked {
	    incident: Incident;
	    added: string[];
	
	    static createFrom(source: any = {}) {
	        return new MessagesPicked(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.incident = this.convertValues(source["incident"], Incident);
	        this.added = source["added"];
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
	export class Milestone {
	    key: string;
	    due: string;
	    reached: boolean;
	    own: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Milestone(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.due = source["due"];
	        this.reached = source["reached"];
	        this.own = source["own"];
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
	
	export class PaperSeal {
	    code: string;
	    rows: string[];
	    records: number;
	    path: string;
	    side: number;
	
	    static createFrom(source: any = {}) {
	        return new PaperSeal(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.rows = source["rows"];
	        this.records = source["records"];
	        this.path = source["path"];
	        this.side = source["side"];
	    }
	}
	export class PhaseDay {
	    day: string;
	    phase: string;
	
	    static createFrom(source: any = {}) {
	        return new PhaseDay(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.day = source["day"];
	        this.phase = source["phase"];
	    }
	}
	export class Week {
	    monday: string;
	    count: number;
	    severity: number[];
	    fear: number;
	
	    static createFrom(source: any = {}) {
	        return new Week(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.monday = source["monday"];
	        this.count = source["count"];
	        this.severity = source["severity"];
	        this.fear = source["fear"];
	    }
	}
	export class Patterns {
	    incidents: number;
	    undated: number;
	    unhoured: number;
	    from: string;
	    until: string;
	    weeks: Week[];
	    hours: number[][];
	    channels: Occurs[];
	    tactics: Occurs[];
	    phases: PhaseDay[];
	    breaches: string[];
	    marks: Mark[];
	
	    static createFrom(source: any = {}) {
	        return new Patterns(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.incidents = source["incidents"];
	        this.undated = source["undated"];
	        this.unhoured = source["unhoured"];
	        this.from = source["from"];
	        this.until = source["until"];
	        this.weeks = this.convertValues(source["weeks"], Week);
	        this.hours = source["hours"];
	        this.channels = this.convertValues(source["channels"], Occurs);
	        this.tactics = this.convertValues(source["tactics"], Occurs);
	        this.phases = this.convertValues(source["phases"], PhaseDay);
	        this.breaches = source["breaches"];
	        this.marks = this.convertValues(source["marks"], Mark);
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
	    start_set_at: string;
	    zone: string;
	    put_away_at: string;
	    levels: string[];
	    headline: string;
	    low?: LowContact;
	    milestones: number[];
	    link: string;
	
	    static createFrom(source: any = {}) {
	        return new Person(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.started_at = source["started_at"];
	        this.start_set_at = source["start_set_at"];
	        this.zone = source["zone"];
	        this.put_away_at = source["put_away_at"];
	        this.levels = source["levels"];
	        this.headline = source["headline"];
	        this.low = this.convertValues(source["low"], LowContact);
	        this.milestones = source["milestones"];
	        this.link = source["link"];
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
	export class PersonAway {
	    person: Person;
	    events: number;
	
	    static createFrom(source: any = {}) {
	        return new PersonAway(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.person = this.convertValues(source["person"], Person);
	        this.events = source["events"];
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
	export class PersonChoices {
	    id: string;
	    levels: string[];
	    headline: string;
	    low?: LowContact;
	    milestones: number[];
	    link: string;
	
	    static createFrom(source: any = {}) {
	        return new PersonChoices(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.levels = source["levels"];
	        this.headline = source["headline"];
	        this.low = this.convertValues(source["low"], LowContact);
	        this.milestones = source["milestones"];
	        this.link = source["link"];
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
	export class PersonDraft {
	    id: string;
	    name: string;
	    also: string[];
	    handles: string[];
	    numbers: string[];
	    role: string;
	    note: string;
	    revision: number;
	
	    static createFrom(source: any = {}) {
	        return new PersonDraft(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.also = source["also"];
	        this.handles = source["handles"];
	        this.numbers = source["numbers"];
	        this.role = source["role"];
	        this.note = source["note"];
	        this.revision = source["revision"];
	    }
	}
	export class PersonRow {
	    id: string;
	    name: string;
	    also: string[];
	    handles: string[];
	    numbers: string[];
	    role: string;
	    note: string;
	    recorded_at: string;
	    updated_at: string;
	    trashed_at: string;
	    revision: number;
	    incidents: string[];
	    claims: string[];
	
	    static createFrom(source: any = {}) {
	        return new PersonRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.also = source["also"];
	        this.handles = source["handles"];
	        this.numbers = source["numbers"];
	        this.role = source["role"];
	        this.note = source["note"];
	        this.recorded_at = source["recorded_at"];
	        this.updated_at = source["updated_at"];
	        this.trashed_at = source["trashed_at"];
	        this.revision = source["revision"];
	        this.incidents = source["incidents"];
	        this.claims = source["claims"];
	    }
	}
	
	export class PictureSize {
	    width: number;
	    height: number;
	
	    static createFrom(source: any = {}) {
	        return new PictureSize(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.width = source["width"];
	        this.height = source["height"];
	    }
	}
	export class PlanHours {
	    days: number[];
	    from: string;
	    until: string;
	
	    static createFrom(source: any = {}) {
	        return new PlanHours(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.days = source["days"];
	        this.from = source["from"];
	        this.until = source["until"];
	    }
	}
	export class PlanMark {
	    what: string;
	    on: string;
	    note: string;
	    incident: string;
	
	    static createFrom(source: any = {}) {
	        return new PlanMark(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.what = source["what"];
	        this.on = source["on"];
	        this.note = source["note"];
	        this.incident = source["incident"];
	    }
	}
	export class PlanItem {
	    id: string;
	    kind: string;
	    sort: string;
	    offer: string;
	    title: string;
	    text: string;
	    was: string;
	    sentence: string;
	    who: string;
	    state: string;
	    channels: string[];
	    on: string;
	    every: string;
	    done_at: string;
	    today: string;
	    reach: string;
	    any_time: boolean;
	    hours: PlanHours[];
	    knows: string;
	    good_for: string;
	    not_pass_on: string;
	    number: string;
	    court: string;
	    from: string;
	    until: string;
	    marks: PlanMark[];
	    incidents: string[];
	    people: string[];
	    entries: string[];
	    created_at: string;
	    updated_at: string;
	    trashed_at: string;
	    revision: number;
	
	    static createFrom(source: any = {}) {
	        return new PlanItem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.sort = source["sort"];
	        this.offer = source["offer"];
	        this.title = source["title"];
	        this.text = source["text"];
	        this.was = source["was"];
	        this.sentence = source["sentence"];
	        this.who = source["who"];
	        this.state = source["state"];
	        this.channels = source["channels"];
	        this.on = source["on"];
	        this.every = source["every"];
	        this.done_at = source["done_at"];
	        this.today = source["today"];
	        this.reach = source["reach"];
	        this.any_time = source["any_time"];
	        this.hours = this.convertValues(source["hours"], PlanHours);
	        this.knows = source["knows"];
	        this.good_for = source["good_for"];
	        this.not_pass_on = source["not_pass_on"];
	        this.number = source["number"];
	        this.court = source["court"];
	        this.from = source["from"];
	        this.until = source["until"];
	        this.marks = this.convertValues(source["marks"], PlanMark);
	        this.incidents = source["incidents"];
	        this.people = source["people"];
	        this.entries = source["entries"];
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
	
	
	export class RawMessage {
	    text: string;
	    whole: boolean;
	
	    static createFrom(source: any = {}) {
	        return new RawMessage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.whole = source["whole"];
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
	export class Root {
	    name: string;
	    sha256: string;
	    until: string;
	
	    static createFrom(source: any = {}) {
	        return new Root(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.sha256 = source["sha256"];
	        this.until = source["until"];
	    }
	}
	export class SealCheck {
	    holds: boolean;
	    fault: string;
	    sealed: number;
	    records: number;
	    from: number;
	    to: number;
	    made_at: string;
	    typo: number[];
	    slipped: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SealCheck(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.holds = source["holds"];
	        this.fault = source["fault"];
	        this.sealed = source["sealed"];
	        this.records = source["records"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.made_at = source["made_at"];
	        this.typo = source["typo"];
	        this.slipped = source["slipped"];
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
	    next_day: string;
	    longest_days: number;
	    total_days: number;
	    total_hours: number;
	    contacts: number;
	    before: number;
	    attempts: number;
	    attempts_unanswered: number;
	    since: string;
	    last_months: number;
	    last_months_days: number;
	    strength: number;
	    paused: boolean;
	    paused_until: string;
	    clock_behind: boolean;
	    counted_to: string;
	    zone_unknown: boolean;
	    levels: LevelTally[];
	    days: Day[];
	    milestones: Milestone[];
	    events: Contact[];
	    event_count: number;
	
	    static createFrom(source: any = {}) {
	        return new Tally(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.person = this.convertValues(source["person"], Person);
	        this.current_days = source["current_days"];
	        this.current_hours = source["current_hours"];
	        this.next_day = source["next_day"];
	        this.longest_days = source["longest_days"];
	        this.total_days = source["total_days"];
	        this.total_hours = source["total_hours"];
	        this.contacts = source["contacts"];
	        this.before = source["before"];
	        this.attempts = source["attempts"];
	        this.attempts_unanswered = source["attempts_unanswered"];
	        this.since = source["since"];
	        this.last_months = source["last_months"];
	        this.last_months_days = source["last_months_days"];
	        this.strength = source["strength"];
	        this.paused = source["paused"];
	        this.paused_until = source["paused_until"];
	        this.clock_behind = source["clock_behind"];
	        this.counted_to = source["counted_to"];
	        this.zone_unknown = source["zone_unknown"];
	        this.levels = this.convertValues(source["levels"], LevelTally);
	        this.days = this.convertValues(source["days"], Day);
	        this.milestones = this.convertValues(source["milestones"], Milestone);
	        this.events = this.convertValues(source["events"], Contact);
	        this.event_count = source["event_count"];
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
	
	export class Timestamp {
	    id: string;
	    state: string;
	    records: number;
	    asked_at: string;
	    at: string;
	    accuracy_seconds: number;
	    authority: string;
	    root: string;
	    serial: string;
	    code: string;
	
	    static createFrom(source: any = {}) {
	        return new Timestamp(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.state = source["state"];
	        this.records = source["records"];
	        this.asked_at = source["asked_at"];
	        this.at = source["at"];
	        this.accuracy_seconds = source["accuracy_seconds"];
	        this.authority = source["authority"];
	        this.root = source["root"];
	        this.serial = source["serial"];
	        this.code = source["code"];
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
	export class Urge {
	    id: string;
	    started_at: string;
	    zone: string;
	    before?: number;
	    after?: number;
	    triggers: string[];
	    trigger: string;
	    helped: string[];
	    instead: string;
	    end: string;
	    ended_at: string;
	    person: string;
	    going: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Urge(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.started_at = source["started_at"];
	        this.zone = source["zone"];
	        this.before = source["before"];
	        this.after = source["after"];
	        this.triggers = source["triggers"];
	        this.trigger = source["trigger"];
	        this.helped = source["helped"];
	        this.instead = source["instead"];
	        this.end = source["end"];
	        this.ended_at = source["ended_at"];
	        this.person = source["person"];
	        this.going = source["going"];
	    }
	}
	export class UrgePage {
	    total: number;
	    rows: Urge[];
	
	    static createFrom(source: any = {}) {
	        return new UrgePage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.rows = this.convertValues(source["rows"], Urge);
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
	    country: string;
	    today?: string[];
	    hushed?: string;
	
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
	        this.country = source["country"];
	        this.today = source["today"];
	        this.hushed = source["hushed"];
	    }
	}

}

