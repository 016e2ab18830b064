package signal

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

const maxNumber = 64 // bytes; 64 bits have twenty digits

// A number is one of protobuf's, which stands in quotes if it is long.
type number string

func (n *number) UnmarshalJSON(b []byte) error {
	if len(b) <= maxNumber {
		*n = number(strings.Trim(string(b), `"`))
	}
	return nil
}

// instant reads milliseconds since 1970.
func (n number) instant() (time.Time, bool) {
	ms, err := strconv.ParseInt(string(n), 10, 64)
	if err != nil || ms <= 0 || ms > 1<<52 {
		return time.Time{}, false
	}
	return time.UnixMilli(ms).UTC(), true
}

// A record is one line of main.jsonl.
type record struct {
	Version   number          `json:"version"`
	Account   json.RawMessage `json:"account"`
	Recipient *recipient      `json:"recipient"`
	Chat      *struct {
		ID        number `json:"id"`
		Recipient number `json:"recipientId"`
	} `json:"chat"`
	Item *item `json:"chatItem"`
}

type recipient struct {
	ID      number    `json:"id"`
	Self    *struct{} `json:"self"`
	Notes   *struct{} `json:"releaseNotes"`
	Contact *struct {
		E164           number `json:"e164"`
		Username       string `json:"username"`
		Given          string `json:"profileGivenName"`
		Family         string `json:"profileFamilyName"`
		SystemGiven    string `json:"systemGivenName"`
		SystemFamily   string `json:"systemFamilyName"`
		SystemNickname string `json:"systemNickname"`
		Nickname       *struct {
			Given  string `json:"given"`
			Family string `json:"family"`
		} `json:"nickname"`
	} `json:"contact"`
	Group *struct {
		Snapshot struct {
			Title struct {
				Title string `json:"title"`
			} `json:"title"`
		} `json:"snapshot"`
	} `json:"group"`
	List *struct {
		List struct {
			Name string `json:"name"`
		} `json:"distributionList"`
	} `json:"distributionList"`
}

type item struct {
	Chat      number            `json:"chatId"`
	Author    number            `json:"authorId"`
	Sent      number            `json:"dateSent"`
	SMS       bool              `json:"sms"`
	Expires   number            `json:"expiresInMs"`
	Revisions []json.RawMessage `json:"revisions"`
	Incoming  *struct {
		Received number `json:"dateReceived"`
		Server   number `json:"dateServerSent"`
	} `json:"incoming"`
	Outgoing *struct {
		Status []map[string]json.RawMessage `json:"sendStatus"`
	} `json:"outgoing"`
	Standard *struct {
		Text        text         `json:"text"`
		Quote       *quote       `json:"quote"`
		Attachments []attachment `json:"attachments"`
		LongText    *pointer     `json:"longText"`
		Previews    []struct {
			URL string `json:"url"`
		} `json:"linkPreview"`
		Reactions []reaction `json:"reactions"`
	} `json:"standardMessage"`
	Contact *struct {
		Contact struct {
			Name struct {
				Given  string `json:"givenName"`
				Family string `json:"familyName"`
			} `json:"name"`
			Number []struct {
				Value string `json:"value"`
			} `json:"number"`
		} `json:"contact"`
		Reactions []reaction `json:"reactions"`
	} `json:"contactMessage"`
	Sticker *struct {
		Sticker struct {
			Emoji string   `json:"emoji"`
			Data  *pointer `json:"data"`
		} `json:"sticker"`
		Reactions []reaction `json:"reactions"`
	} `json:"stickerMessage"`
	Deleted  *struct{} `json:"remoteDeletedMessage"`
	ViewOnce *struct {
		Attachment *attachment `json:"attachment"`
		Reactions  []reaction  `json:"reactions"`
	} `json:"viewOnceMessage"`
	Story *struct {
		Reply struct {
			Text text `json:"text"`
		} `json:"textReply"`
		Emoji     string     `json:"emoji"`
		Reactions []reaction `json:"reactions"`
	} `json:"directStoryReplyMessage"`
	Poll *struct {
		Question string `json:"question"`
		Options  []struct {
			Option string `json:"option"`
		} `json:"options"`
	} `json:"poll"`
	Payment *struct {
		Amount string `json:"amountMob"`
		Note   string `json:"note"`
	} `json:"paymentNotification"`
	Gift   *struct{}                  `json:"giftBadge"`
	Update map[string]json.RawMessage `json:"updateMessage"`
}

type text struct {
	Body string `json:"body"`
}

type quote struct {
	Author number `json:"authorId"`
	Text   text   `json:"text"`
}

type attachment struct {
	Pointer    pointer `json:"pointer"`
	Downloaded *bool   `json:"wasDownloaded"`
}

type pointer struct {
	Type    string `json:"contentType"`
	Name    string `json:"fileName"`
	Locator struct {
		Hash string `json:"plaintextHash"` // base64
		Key  string `json:"localKey"`
		Size int64  `json:"size"`
	} `json:"locatorInfo"`
}

type reaction struct {
	Emoji  string `json:"emoji"`
	Author number `json:"authorId"`
	Sent   number `json:"sentTimestamp"`
}
