package whatsapp

import (
	"path"
	"regexp"
	"strings"

	"stillwater/app/messages"
)

// What WhatsApp writes in the place of something, in the languages it is used
// in most. A text in none of them stays a text.
var (
	omitted = set(
		"<media omitted>", "<medien ausgeschlossen>", "<medien weggelassen>", "<multimedia omitido>", "<archivo omitido>", "<médias omis>", "<media weggelaten>",
		"<arquivo de mídia oculto>", "<mídia oculta>", "<mídia omitida>", "<ficheiro não revelado>", "<media omessi>", "<без медиафайлов>", "<medya dahil edilmedi>",
		"<pominięto multimedia>", "<nie dodano plików>", "<media utelämnat>", "<medier udeladt>", "<media ei sisälly>", "<omitted media>", "<媒体文件已省略>", "<省略多媒體檔案>", "<メディアは含まれていません>", "<미디어 파일을 제외한 내보내기>", "<تم استبعاد الوسائط>", "<मीडिया छोड़ी गई>", "<המדיה לא נכללה>", "<media tidak disertakan>",
		"image omitted", "video omitted", "audio omitted", "sticker omitted", "gif omitted", "document omitted", "contact card omitted", "video note omitted",
		"bild weggelassen", "video weggelassen", "audio weggelassen", "sticker weggelassen", "gif weggelassen", "dokument weggelassen", "kontaktkarte ausgelassen",
		"imagen omitida", "video omitido", "audio omitido", "sticker omitido", "documento omitido", "image absente", "vidéo absente", "audio omis", "sticker omis", "document omis",
		"imagem ocultada", "vídeo omitido", "áudio ocultado", "figurinha omitida", "immagine omessa", "video omesso", "audio omesso", "sticker non incluso", "documento omesso",
		"afbeelding weggelaten", "video weggelaten", "audio weggelaten", "sticker weggelaten")
	deleted = set(
		"this message was deleted", "you deleted this message", "this message was deleted by admin", "diese nachricht wurde gelöscht", "du hast diese nachricht gelöscht",
		"se eliminó este mensaje", "eliminaste este mensaje", "este mensaje fue eliminado", "ce message a été supprimé", "vous avez supprimé ce message",
		"mensagem apagada", "você apagou esta mensagem", "esta mensagem foi apagada", "questo messaggio è stato eliminato", "hai eliminato questo messaggio", "dit bericht is verwijderd", "je hebt dit bericht verwijderd",
		"данное сообщение удалено", "вы удалили данное сообщение", "bu mesaj silindi", "bu mesajı sildiniz", "この メッセージは削除されました", "このメッセージは削除されました", "此消息已被删除", "삭제된 메시지입니다", "تم حذف هذه الرسالة", "यह संदेश हटाया गया है")
	missed = set(
		"missed voice call", "missed video call", "missed group voice call", "missed group video call", "verpasster sprachanruf", "verpasster videoanruf",
		"llamada perdida", "llamada de voz perdida", "videollamada perdida", "appel vocal manqué", "appel vidéo manqué", "chamada de voz perdida", "chamada de vídeo perdida",
		"chiamata persa", "chiamata vocale persa", "videochiamata persa", "gemiste spraakoproep", "gemiste video-oproep", "пропущенный аудиозвонок", "пропущенный видеозвонок")
	attachedWords = set(
		"file attached", "datei angehängt", "archivo adjunto", "fichier joint", "arquivo anexado", "ficheiro anexado", "file allegato", "bestand bijgevoegd", "файл добавлен",
		"dosya ekli", "plik dołączony", "załączono plik", "fil bifogad", "fil vedhæftet", "tiedosto liitetty", "文件附件", "檔案附件", "ファイルが添付されています", "파일 첨부됨", "الملف مرفق", "ملف مرفق", "फ़ाइल संलग्न", "קובץ מצורף", "file terlampir", "tệp đính kèm", "soubor byl přiložen", "fișier atașat", "fájl csatolva")
	edited = set("this message was edited", "diese nachricht wurde bearbeitet", "se editó este mensaje", "ce message a été modifié", "mensagem editada", "questo messaggio è stato modificato", "dit bericht is bewerkt")
	once   = set("view once voice message omitted", "view once message omitted", "waiting for this message. this may take a while", "waiting for this message", "null")
)

var (
	// inAngles is how iPhones name a file: <attached: 00000012-PHOTO.jpg>.
	inAngles = regexp.MustCompile(`^<[^<>::]{2,30}\s?[::]\s?([^<>]{3,250}\.[A-Za-z0-9]{1,8})>$`)
	// inWords is how Android does: IMG-20201120-WA0001.jpg (file attached).
	inWords = regexp.MustCompile(`^(.{1,250}\.[A-Za-z0-9]{1,8}) [((]([^()()]{4,40})[))]$`)
	// ownName is how Android calls the files it keeps.
	ownName = regexp.MustCompile(`^[A-Z]{3}-\d{8}-WA\d{4,6}\.[A-Za-z0-9]{1,8}$`)
	// callLasted is a call as newer versions write it: Voice call, 12 min.
	callLasted = regexp.MustCompile(`^(Voice call|Video call|Sprachanruf|Videoanruf)[.,] ?\D{0,3}(\d{1,4}) ?(sec|s|Sek\.?|min|Min\.?|hr?|Std\.?)\b`)
	// called are the words around the other's name in the name of a file.
	called = regexp.MustCompile(`(?i)^(?:whatsapp[ -]chat|chat (?:de |do )?whatsapp|discussion whatsapp|conversa(?:ción)? (?:do|de) whatsapp|чат whatsapp)(?: ?- ?| with | mit | con | com | avec | met | с | )(.+)$`)
)

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// is reports whether the whole of a text is one of words.
func is(words map[string]bool, text string) bool {
	if len(text) > 120 {
		return false
	}
	return words[strings.TrimSpace(strings.TrimRight(strings.ToLower(text), ".… "))]
}

// attachment is the file that a line names, as iPhones and Android write it.
// there says whether a file of that name is in the archive.
func attachment(line string, there func(string) bool) (name string, ok bool) {
	line = unmarked(line)
	if !strings.HasSuffix(line, ">") && !strings.HasSuffix(line, ")") && !strings.HasSuffix(line, ")") {
		return "", false
	}
	if m := inAngles.FindStringSubmatch(line); m != nil {
		return unmarked(m[1]), true
	}
	if m := inWords.FindStringSubmatch(line); m != nil {
		name = unmarked(m[1])
		if attachedWords[strings.ToLower(m[2])] || ownName.MatchString(name) || there(name) {
			return name, true
		}
	}
	return "", false
}

// threadOf is what a chat is called, from the name of its file or archive.
func threadOf(names ...string) string {
	for _, name := range names {
		name = strings.TrimSuffix(path.Base(name), path.Ext(name))
		if i := strings.LastIndex(name, " ("); i > 0 && strings.HasSuffix(name, ")") && len(name)-i < 6 { // the second download
			name = name[:i]
		}
		if m := called.FindStringSubmatch(unmarked(name)); m != nil {
			return unmarked(m[1])
		}
	}
	return ""
}

// facts makes of m's text what WhatsApp meant by it.
func facts(m *messages.Message) {
	switch text := m.Text; {
	case is(deleted, text):
		m.Kind = messages.Unsent
	case is(missed, text):
		m.Kind, m.Call = messages.Call, &messages.CallFacts{Way: "missed", Video: strings.Contains(strings.ToLower(text), "vid") || strings.Contains(strings.ToLower(text), "вид")}
	case is(omitted, text), is(once, text):
		m.Media = append(m.Media, messages.Media{Name: strings.Trim(text, "<>"), Size: -1, Missing: true})
	default:
		if c := callLasted.FindStringSubmatch(text); c != nil {
			m.Kind, m.Call = messages.Call, &messages.CallFacts{Video: strings.HasPrefix(c[1], "Vid"), Duration: lasting(c[2], c[3])}
		}
		if i := strings.LastIndexByte(text, '<'); i > 0 && strings.HasSuffix(text, ">") && is(edited, text[i+1:len(text)-1]) {
			m.Text = strings.TrimRight(unmarked(text[:i]), " ")
			m.Fields = append(m.Fields, messages.Field{Name: "edited", Value: text[i+1 : len(text)-1]})
		}
	}
}
