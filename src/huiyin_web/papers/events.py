"""The audit log's words for papers."""

from huiyin.kernel.text import Text

SENTENCES = {
    "papers.languages.declared": Text("said which languages a place uses", "设定当地使用的语言"),
    "papers.telephone.set": Text("said which telephone the notices of a place name", "设定当地公示的联系电话"),
    "papers.text.put_in_force": Text("put a text of a paper in force", "启用文书文本"),
    "papers.text.withdrawn": Text("withdrew a text of a paper", "撤下文书文本"),
}
SUBJECTS = {
    "place_languages": Text("languages of {key}", "{key} 使用的语言"),
    "place_telephone": Text("telephone of {key}", "{key} 的公示电话"),
    "paper_text": Text("text of a paper {key}", "文书文本 {key}"),
}
